import type { Block, ReportDocument, Section } from '../document/block.ts'
import type { Table } from '../document/table.ts'
import { escapeHtml } from '../html/inline.ts'
import type { Language } from '../language.ts'
import { dictionary } from '../words/dictionary.ts'
import { escapeMarkdown, inlineMarkdown } from './inline.ts'

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
