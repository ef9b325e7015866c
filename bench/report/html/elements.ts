import type { Finding, Verdict } from '../../verdicts/comparison.ts'
import { type Language, languageTags } from '../language.ts'
import type { Inline, Table, Text } from '../table.ts'
import { verdictSigns } from '../verdict-signs.ts'
import { dictionary } from '../words/dictionary.ts'

/** The address of a section on the page, which holds both languages. */
export const anchor = (section: string, language: Language) => escapeHtml(`${language}-${section}`)

/** A line as HTML. */
export function inlineHtml(text: Text, language: Language): string {
  if (typeof text === 'string') return escapeHtml(text)
  return text.map(piece => pieceHtml(piece, language)).join('')
}

/** A verdict as a word with its sign; the colour is the style's. */
export function verdictHtml(verdict: Verdict | Finding, language: Language): string {
  const sign = verdictSigns[verdict]
  const name = dictionary[language].verdicts[verdict]
  const kind = verdict.replaceAll(' ', '-')
  return `<span class="verdict ${kind}"><span aria-hidden="true">${sign}</span> ${escapeHtml(name)}</span>`
}

function pieceHtml(piece: Inline, language: Language): string {
  if (typeof piece === 'string') return escapeHtml(piece)
  switch (piece.kind) {
    case 'code':
      return `<code>${escapeHtml(piece.text)}</code>`
    case 'link':
      return `<a href="#${anchor(piece.section, language)}">${escapeHtml(piece.text)}</a>`
    case 'english':
      return englishHtml(piece.text, language)
    case 'remark':
      return ` <small>${escapeHtml(piece.text)}</small>`
    case 'verdict':
      return verdictHtml(piece.verdict, language)
  }
}

/** Marked for whoever reads the page aloud, where the page around it is not English. */
function englishHtml(text: string, language: Language): string {
  if (language === 'en') return escapeHtml(text)
  return `<span lang="${languageTags.en}">${escapeHtml(text)}</span>`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text as it may stand between tags and in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => ENTITIES[character] ?? character)
}

/**
 * A table with its caption. One with numbers scrolls within its own frame where it is too wide, which the keyboard reaches,
 * and never the page; one of words alone becomes a list there. Browsers forget that such a list is a table, hence the roles.
 */
export function tableHtml({ caption, columns, rows }: Table, language: Language): string {
  const head = columns
    .map(
      ({ title, kind }) =>
        `<th role="columnheader" scope="col" class="${kind}">${escapeHtml(title)}</th>`,
    )
    .join('')
  const stacked = columns.every(({ kind }) => kind === 'text') ? ' class="stacked"' : ''
  const body = rows.map(cells => {
    const [first = '', ...rest] = cells.map(cell => inlineHtml(cell, language))
    const others = rest.map(
      (cell, index) => `<td role="cell" class="${columns[index + 1]?.kind}">${cell}</td>`,
    )
    return `<tr role="row"><th role="rowheader" scope="row" class="${columns[0]?.kind}">${first}</th>${others.join('')}</tr>`
  })
  return `<div class="scroll" role="region" tabindex="0" aria-label="${escapeHtml(caption)}">
<table role="table"${stacked}>
<caption><span>${escapeHtml(caption)}</span></caption>
<thead role="rowgroup"><tr role="row">${head}</tr></thead>
<tbody role="rowgroup">
${body.join('\n')}
</tbody>
</table>
</div>`
}

/** A table behind a line that opens it. */
export function foldedTableHtml(
  { summary, table }: { readonly summary: string; readonly table: Table },
  language: Language,
): string {
  return `<details><summary>${escapeHtml(summary)}</summary>
${tableHtml(table, language)}
</details>`
}
