import type { Finding, Verdict } from '../../verdicts/comparison.ts'
import type { Inline, Text } from '../document/table.ts'
import { type Language, languageTags } from '../language.ts'
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
