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
    title: 'Ratios: worse ÷ better, as the claim has it',
    axis: '← against · ratio (log) · for the claim →',
    interval: 'mean of the rounds, 95% interval',
    rounds: 'a single round',
    band: 'nobody would care',
    reading:
      'Above 1 speaks for the claim, below 1 against it. The claim is decided where an interval lies outside the band; there is no difference where it lies inside.',
    table: 'Ratio of each round',
    round: 'Round',
    description: rows => `Ratios with their 95% intervals: ${rows.join('; ')}.`,
  },
  zh: {
    title: '比值：较差 ÷ 较优（以论断为准）',
    axis: '← 反对 · 比值（对数刻度）· 支持论断 →',
    interval: '各轮均值与 95% 区间',
    rounds: '单独一轮',
    band: '实际可忽略的范围',
    reading:
      '大于 1 支持论断，小于 1 反对论断。区间落在灰带之外才算有定论；完全落在灰带之内则为无差异。',
    table: '各轮的比值',
    round: '轮次',
    description: rows => `比值及其 95% 区间：${rows.join('；')}。`,
  },
}
