import type { Block, Section } from '../document/block.ts'
import type { Language } from '../language.ts'
import { chartHtml } from './chart.ts'
import { anchor, escapeHtml, inlineHtml, verdictHtml } from './inline.ts'
import { foldedTableHtml, tableHtml } from './table.ts'

/** A section and those within it. `level` is that of its heading: 2 below the title of the page. */
export async function sectionHtml(
  { id, title, verdict, blocks, sections }: Section,
  language: Language,
  level = 2,
): Promise<string> {
  const parts: string[] = []
  for (const block of blocks) parts.push(await blockHtml(block, language))
  for (const inner of sections) parts.push(await sectionHtml(inner, language, level + 1))
  const badge = verdict === undefined ? '' : ` ${verdictHtml(verdict, language)}`
  const address = anchor(id, language)
  return `<section id="${address}" aria-labelledby="${address}-title">
<h${level} id="${address}-title">${escapeHtml(title)}${badge}</h${level}>
${parts.join('\n')}
</section>`
}

async function blockHtml(block: Block, language: Language): Promise<string> {
  switch (block.kind) {
    case 'paragraph':
      return `<p class="${block.tone}">${inlineHtml(block.text, language)}</p>`
    case 'quote':
      return `<blockquote><p>${escapeHtml(block.text)}</p><footer>${escapeHtml(block.source)}</footer></blockquote>`
    case 'terms':
      return termsHtml(block, language)
    case 'table':
      return tableHtml(block.table, language)
    case 'folded-table':
      return foldedTableHtml(block, language)
    case 'chart':
      return await chartHtml(block.drawing, language)
    case 'code':
      return `<pre tabindex="0"><code>${escapeHtml(block.lines.join('\n'))}</code></pre>`
    case 'note':
      return `<aside><strong>${escapeHtml(block.title)}</strong><p>${escapeHtml(block.text)}</p></aside>`
    case 'tally':
      return tallyHtml(block, language)
  }
}

function termsHtml({ terms }: Extract<Block, { kind: 'terms' }>, language: Language): string {
  const entries = terms.map(
    ({ term, text }) =>
      `<div><dt>${escapeHtml(term)}</dt><dd>${inlineHtml(text, language)}</dd></div>`,
  )
  return `<dl>${entries.join('\n')}</dl>`
}

function tallyHtml({ counts }: Extract<Block, { kind: 'tally' }>, language: Language): string {
  const entries = counts.map(
    ({ verdict, count }) => `<li><b>${count}</b>${verdictHtml(verdict, language)}</li>`,
  )
  return `<ul class="tally">${entries.join('')}</ul>`
}
