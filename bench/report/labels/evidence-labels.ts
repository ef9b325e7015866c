import { MINIMUM_ROUNDS } from '../../plan/limits.ts'
import type { Labels } from '../language.ts'

// What the columns of the evidence are called.

export const evidenceWords: Labels<{
  readonly measure: string
  readonly better: (deployment: string) => string
  readonly ratios: string
  readonly differences: string
  readonly counts: string
  readonly ratio: string
  readonly difference: string
  readonly interval: string
  /** The two ends of an interval that may lie below zero. */
  readonly between: (from: string, to: string) => string
  readonly rounds: string
  /** Fewer than it takes. */
  readonly tooFew: (rounds: number) => string
  readonly marked: (rounds: number) => string
  readonly threshold: string
  readonly detectable: string
  readonly adjustedP: string
}> = {
  en: {
    measure: 'Measure',
    better: deployment => `claimed better: ${deployment}`,
    ratios: 'Evidence: ratios over the rounds; by deployment the median',
    differences:
      'Evidence: differences over the rounds, in percentage points; by deployment the median',
    counts: 'Evidence: counts of each repeat',
    ratio: 'Ratio',
    difference: 'Difference',
    interval: '95% interval',
    between: (from, to) => `${from} to ${to}`,
    rounds: 'Rounds',
    tooFew: rounds => `${rounds} of ${MINIMUM_ROUNDS}`,
    marked: rounds => (rounds === 1 ? '* in 1 round' : `* in ${rounds} rounds`),
    threshold: 'Threshold',
    detectable: 'Detectable',
    adjustedP: 'Adjusted p',
  },
  zh: {
    measure: '指标',
    better: deployment => `论断认为${deployment}更优`,
    ratios: '证据：各轮比值；各部署方式取中位数',
    differences: '证据：各轮之差，以百分点计；各部署方式取中位数',
    counts: '证据：每次重复的计数',
    ratio: '比值',
    difference: '差值',
    interval: '95% 区间',
    between: (from, to) => `${from} 至 ${to}`,
    rounds: '轮数',
    tooFew: rounds => `${rounds}（至少 ${MINIMUM_ROUNDS}）`,
    marked: rounds => `* ${rounds} 轮`,
    threshold: '阈值',
    detectable: '可检出',
    adjustedP: '校正 p 值',
  },
}
