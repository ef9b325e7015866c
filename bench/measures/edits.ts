import type { Trial } from '../samples/trial.ts'
import { distribution } from './figures/distribution.ts'
import { share, streamsOf } from './figures/fault-witness.ts'
import type { Measure } from './measure.ts'

/** Saving a page's source → the page shows it, in milliseconds; the median of the trial's edits. */
export const editToVisible: Measure = {
  name: 'edit-to-visible',
  title: {
    en: 'Time from saving an edit until the page shows it, in development',
    zh: '开发模式下保存修改到页面显示的时间',
  },
  unit: 'milliseconds',
  better: 'lower',
  scenario: 'development',
  of: trial => distribution(editTimesMs(trial)).p50,
}

/** Answers that came whole, on the socket that they began on, while a page was edited ÷ all. */
export const streamsSurvivingEdit: Measure = {
  name: 'streams-surviving-edit',
  title: {
    en: 'Live answers that an edit of a page leaves alone, in development',
    zh: '开发模式下修改页面时不受影响的在途回答比例',
  },
  unit: 'share',
  better: 'higher',
  scenario: 'development',
  of: trial => share(streamsOf(trial), ({ outcome, drops }) => outcome === 'exact' && drops === 0),
}

function editTimesMs({ samples }: Trial): readonly number[] {
  const faults = samples.filter(sample => sample.type === 'fault')
  return faults.flatMap(({ action, atMs }, index) => {
    const next = faults[index + 1]
    return action === 'edit' && next?.action === 'visible' ? [next.atMs - atMs] : []
  })
}
