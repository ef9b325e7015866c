import type { Inline, Text } from '../document/table.ts'
import type { Language } from '../language.ts'
import { verdictSigns } from '../verdict-signs.ts'
import { dictionary } from '../words/dictionary.ts'

/** Characters that Markdown or HTML within it would take for their own. */
const SPECIAL = /[\\`*_{}[\]<>#|~&!]/g

/** A line that begins like an item of a list. */
const LIST = /^(\d*)([-+.)])(?=\s)/

/** A text as it may stand in a line or in the cell of a table. */
export function escapeMarkdown(text: string): string {
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
