import type { Trial } from '../samples/trial.ts'
import { distribution } from './figures/distribution.ts'
import { share, streamsOf } from './figures/fault-clients.ts'
import type { Measure } from './measure.ts'

/** Saving a page's source → the page shows it, in milliseconds; the median of the trial's edits. */
export const editToVisible = {
  name: 'edit-to-visible',
  unit: 'milliseconds',
  better: 'lower',
  skewed: true,
  scenario: 'development',
  of: trial => distribution(editTimesMs(trial)).p50,
} as const satisfies Measure

/** Answers that came whole, on the socket that they began on, while a page was edited ÷ all. */
export const streamsSurvivingEdit = {
  name: 'streams-surviving-edit',
  unit: 'share',
  better: 'higher',
  scenario: 'development',
  of: trial => share(streamsOf(trial), ({ outcome, drops }) => outcome === 'exact' && drops === 0),
} as const satisfies Measure

function editTimesMs({ samples }: Trial): readonly number[] {
  const faults = samples.filter(sample => sample.type === 'fault')
  return faults.flatMap(({ action, atMs }, index) => {
    const next = faults[index + 1]
    return action === 'edit' && next?.action === 'visible' ? [next.atMs - atMs] : []
  })
}
