import { MINIMUM_ROUNDS } from '../../plan/limits.ts'
import type { Labels } from '../language.ts'

// What is written in and beside the ratios of a claim.

export const forestWords: Labels<{
  readonly title: string
  readonly axis: string
  readonly interval: string
  readonly rounds: string
  readonly band: string
  readonly reading: string
  readonly table: string
  readonly round: string
  readonly description: (rows: readonly string[]) => string
}> = {
  en: {
    title: 'Ratio: claimed worse ÷ claimed better (above 1 supports the claim)',
    axis: '← against · ratio (log) · for the claim →',
    interval: 'mean of the rounds, 95% interval',
    rounds: 'a single round',
    band: 'within the threshold',
    reading: `Above 1 speaks for the claim, below 1 against it. An interval wholly outside the band decides, given at least ${MINIMUM_ROUNDS} rounds and after Holm’s correction; one wholly inside shows no difference.`,
    table: 'Ratio of each round',
    round: 'Round',
    description: rows => `Ratios with their 95% intervals: ${rows.join('; ')}.`,
  },
  zh: {
    title: '比值：论断认为较差者 ÷ 论断认为较优者（大于 1 支持论断）',
    axis: '← 反对 · 比值（对数刻度）· 支持论断 →',
    interval: '各轮均值与 95% 区间',
    rounds: '单独一轮',
    band: '阈值之内',
    reading: `大于 1 支持论断，小于 1 反对论断。区间完全落在灰带之外，且不少于 ${MINIMUM_ROUNDS} 轮并经 Holm 校正后，才有定论；完全落在灰带之内则无差异。`,
    table: '各轮的比值',
    round: '轮次',
    description: rows => `比值及其 95% 区间：${rows.join('；')}。`,
  },
}
