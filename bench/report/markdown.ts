import type { Block, ReportDocument, Section } from './document.ts'
import { escapeHtml } from './html/elements.ts'
import type { Language } from './language.ts'
import type { Inline, Table, Text } from './table.ts'
import { verdictSigns } from './verdict-signs.ts'
import { dictionary } from './words/dictionary.ts'

/** The report as Markdown, as GitHub shows it. Of the charts it has what they show and their figures. */
export function markdownDocument(
  { title, summary, facts, sections }: ReportDocument,
  language: Language,
): string {
  const parts = [
    `# ${escapeMarkdown(title)}`,
    escapeMarkdown(summary),
    facts.map(escapeMarkdown).join(' · '),
    escapeMarkdown(dictionary[language].markdown.charts),
    ...sections.flatMap(section => sectionMarkdown(section, language, 2)),
  ]
  return `${parts.join('\n\n')}\n`
}

function sectionMarkdown(section: Section, language: Language, level: number): readonly string[] {
  const { id, title, verdict, blocks, sections } = section
  const { colon } = dictionary[language].punctuation
  const badge =
    verdict === undefined ? '' : `${colon}${escapeMarkdown(dictionary[language].verdicts[verdict])}`
  return [
    // GitHub makes an address of a heading's words, which differ by language; this one stays.
    `<a id="${id}"></a>\n\n${'#'.repeat(level)} ${escapeMarkdown(title)}${badge}`,
    ...blocks.flatMap(block => blockMarkdown(block, language)),
    ...sections.flatMap(inner => sectionMarkdown(inner, language, level + 1)),
  ]
}

function blockMarkdown(block: Block, language: Language): readonly string[] {
  const { colon } = dictionary[language].punctuation
  switch (block.kind) {
    case 'paragraph': {
      const text = inlineMarkdown(block.text, language)
      return [block.tone === 'lead' ? `**${text}**` : text]
    }
    case 'quote':
      return [`> ${escapeMarkdown(block.text)}\n>\n> — ${escapeMarkdown(block.source)}`]
    case 'terms':
      return [
        block.terms
          .map(
            ({ term, text }) =>
              `- **${escapeMarkdown(term)}**${colon}${inlineMarkdown(text, language)}`,
          )
          .join('\n'),
      ]
    case 'table':
      return tableMarkdown(block.table, language)
    case 'folded-table':
      // Not Markdown: a line that begins with a tag is HTML up to the next empty line.
      return [
        `<details>\n<summary>${escapeHtml(block.summary)}</summary>`,
        ...tableMarkdown(block.table, language),
        '</details>',
      ]
    case 'chart': {
      const { title, description, table, remark } = block.drawing
      return [
        `**${escapeMarkdown(title)}**`,
        escapeMarkdown(description),
        ...tableMarkdown(table, language),
        ...(remark === undefined ? [] : [escapeMarkdown(remark)]),
      ]
    }
    case 'code':
      return [`\`\`\`sh\n${block.lines.join('\n')}\n\`\`\``]
    case 'note':
      return [`> **${escapeMarkdown(block.title)}**${colon}${escapeMarkdown(block.text)}`]
    case 'tally':
      return [
        block.counts
          .map(({ verdict, count }) => `${count} ${dictionary[language].verdicts[verdict]}`)
          .join(' · '),
      ]
  }
}

function tableMarkdown({ caption, columns, rows }: Table, language: Language): readonly string[] {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    `*${escapeMarkdown(caption)}*`,
    [
      row(columns.map(({ title }) => escapeMarkdown(title))),
      row(columns.map(({ kind }) => (kind === 'number' ? '---:' : '---'))),
      ...rows.map(cells => row(cells.map(cell => inlineMarkdown(cell, language)))),
    ].join('\n'),
  ]
}

/** Characters that Markdown or HTML within it would take for their own. */
const SPECIAL = /[\\`*_{}[\]<>#|~&!]/g

/** A line that begins like an item of a list. */
const LIST = /^(\d*)([-+.)])(?=\s)/

/** A text as it may stand in a line or in the cell of a table. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/\s*\n\s*/g, ' ')
    .replace(SPECIAL, character => `\\${character}`)
    .replace(LIST, '$1\\$2')
}

/** A line as Markdown. */
export function inlineMarkdown(text: Text, language: Language): string {
  if (typeof text === 'string') return escapeMarkdown(text)
  return text.map(piece => pieceMarkdown(piece, language)).join('')
}

function pieceMarkdown(piece: Inline, language: Language): string {
  if (typeof piece === 'string') return escapeMarkdown(piece)
  switch (piece.kind) {
    case 'code':
      return codeMarkdown(piece.text)
    case 'link':
      return `[${escapeMarkdown(piece.text)}](#${piece.section})`
    case 'english':
      return escapeMarkdown(piece.text)
    case 'remark':
      return dictionary[language].punctuation.bracketed('', escapeMarkdown(piece.text))
    case 'verdict': {
      const sign = verdictSigns[piece.verdict]
      const name = dictionary[language].verdicts[piece.verdict]
      return `${sign} **${escapeMarkdown(name)}**`
    }
  }
}

/** Fenced by one backtick more than it holds itself; in a table a bar would end the cell. */
function codeMarkdown(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const space = longest > 0 ? ' ' : ''
  return `${fence}${space}${text.replaceAll('|', '\\|').replace(/\s+/g, ' ')}${space}${fence}`
}
