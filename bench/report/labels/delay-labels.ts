import type { Labels } from '../language.ts'

// What is written in and beside the delays of tokens.

export const delayWords: Labels<{
  readonly control: string
  readonly axis: string
  readonly percentile: string
  readonly tokens: string
  readonly largest: string
  readonly reading: string
  readonly table: string
  readonly origin: string
  readonly marked: string
  readonly description: (lines: readonly string[]) => string
}> = {
  en: {
    control: 'control, no deployment between',
    axis: 'delay (ms, logarithmic)',
    percentile: 'percentile of tokens',
    tokens: 'Tokens',
    largest: 'Largest',
    reading:
      'Each step to the right is ten times rarer. At p99 one token in a hundred is later than the curve says. The control is what the measuring itself costs.',
    table: 'Added delay per token, pooled over the rounds',
    origin: 'Through',
    marked:
      '* the control’s p99 is above a fifth of the measured one: the harness shares in this figure.',
    description: lines => `Delay by percentile. ${lines.join('; ')}.`,
  },
  zh: {
    control: '对照：中间没有部署',
    axis: '延迟（毫秒，对数刻度）',
    percentile: '词元百分位',
    tokens: '词元数',
    largest: '最大',
    reading:
      '每向右一格，稀有程度为十倍。p99 处，每一百个词元中有一个比曲线所示更晚。对照曲线是测量本身的代价。',
    table: '每个词元增加的延迟（各轮合并）',
    origin: '经由',
    marked: '* 对照流的 p99 超过实测 p99 的五分之一：测量本身也影响此数字。',
    description: lines => `各百分位的延迟。${lines.join('；')}。`,
  },
}
