import type { Reason } from '../measures/validity.ts'
import type { Language } from './language.ts'
import type { Inline, Text } from './table.ts'
import { dictionary } from './words/dictionary.ts'

/** Why a trial is void or limited, as a line of the report. The words of a process that failed stay English. */
export function reasonsText(reasons: readonly Reason[], language: Language): Text {
  const { semicolon } = dictionary[language].punctuation
  return reasons.flatMap((reason, index) => [
    ...(index === 0 ? [] : [semicolon]),
    ...pieces(reason, language),
  ])
}

function pieces(reason: Reason, language: Language): readonly Inline[] {
  const { reasons, whyNot } = dictionary[language]
  const { colon } = dictionary[language].punctuation
  if (reason.kind === 'failed') {
    return [`${reasons.failed}${colon}`, { kind: 'english', text: reason.message }]
  }
  const name = { kind: 'code', text: reason.window } as const
  return [`${reasons.window} `, name, `${colon}${whyNot(reason)}`]
}

/** What to do about them, each remedy once; none for a trial that failed, whose message says it. */
export function remedyLines(reasons: readonly Reason[], language: Language): readonly string[] {
  const { reasons: words, remedies, punctuation } = dictionary[language]
  const found = reasons.flatMap(({ kind }) => (kind === 'failed' ? [] : [remedies[kind]]))
  return [...new Set(found)].map(remedy => `${words.remedy}${punctuation.colon}${remedy}`)
}

/** A reason as a line of the terminal, in English. */
export function reasonLine(reason: Reason): string {
  const { reasons, whyNot } = dictionary.en
  if (reason.kind === 'failed') return `${reasons.failed}: ${reason.message}`
  return `${reasons.window} ${reason.window}: ${whyNot(reason)}`
}
