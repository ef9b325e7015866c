import type { Trial } from '../samples/trial.ts'
import { trialValidity, validWindow } from './figures/trial-summary.ts'
import type { Measure } from './measure.ts'

/** What a relayed token costs in mid-answer: CPU of the process ÷ tokens that arrived, with no request, page or turn beside. */
export const relayCost = {
  name: 'cpu-per-relayed-token',
  unit: 'microseconds',
  better: 'lower',
  scenario: 'relay',
  of: trial => validWindow(trial, 'relay')?.usage?.cpuPerTokenUs,
  isCensored: isTooMuch,
} as const satisfies Measure

/** The load was too much for the relay: its streams broke off, or it could not keep up. */
function isTooMuch(trial: Trial): boolean {
  const validity = trialValidity(trial)
  return (
    validity.state === 'void' &&
    validity.reasons.some(
      reason =>
        reason.kind === 'behind' ||
        reason.kind === 'streams-lost' ||
        (reason.kind === 'saturated' && reason.parts.includes('deployment')),
    )
  )
}
