import type { Reason } from '../measures/reason.ts'
import type { Inline, Text } from './document/table.ts'
import { reasonWords } from './labels/reason-labels.ts'
import { type Language, punctuation } from './language.ts'

/** Why a trial is void or limited, as a line of the report. The words of a process that failed stay English. */
export function reasonsText(reasons: readonly Reason[], language: Language): Text {
  const { semicolon } = punctuation[language]
  return reasons.flatMap((reason, index) => [
    ...(index === 0 ? [] : [semicolon]),
    ...pieces(reason, language),
  ])
}

function pieces(reason: Reason, language: Language): readonly Inline[] {
  const words = reasonWords[language]
  const { colon } = punctuation[language]
  if (reason.kind === 'failed') {
    return [`${words.failed}${colon}`, { kind: 'english', text: reason.message }]
  }
  const name = { kind: 'code', text: reason.window } as const
  return [`${words.window} `, name, `${colon}${words.why(reason)}`]
}

/** A reason as a line of the terminal, in English. */
export function reasonLine(reason: Reason): string {
  const { window, failed, why } = reasonWords.en
  if (reason.kind === 'failed') return `${failed}: ${reason.message}`
  return `${window} ${reason.window}: ${why(reason)}`
}
