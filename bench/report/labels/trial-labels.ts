import type { Labels } from '../language.ts'

// What is said of the trials.

export const trialWords: Labels<{
  readonly table: string
  readonly marked: string
  readonly scenario: string
  readonly deployment: string
  readonly round: string
  readonly state: string
  readonly reasons: string
  readonly valid: string
  readonly limited: string
  readonly void: string
  readonly seconds: string
  readonly states: string
  readonly allValid: string
  readonly stopped: string
  readonly notRun: string
}> = {
  en: {
    table: 'Trials by scenario',
    marked: 'Trials with a void or limited window, and why',
    scenario: 'Scenario',
    deployment: 'Deployment',
    round: 'Round',
    state: 'State',
    reasons: 'Why',
    valid: 'valid',
    limited: 'limited',
    void: 'void',
    seconds: 'Median duration',
    states:
      'A window is void when its load was not the planned one, limited when the load generator or the mock was saturated. Neither decides anything; the other windows of the trial, and its memory, count.',
    allValid:
      'Every trial is valid. For a plain load that means: nothing but the deployment was saturated, and every turn was sent when it was planned; for a ladder and for interference: so it was in one of the windows at least.',
    stopped: 'Why it ended',
    notRun: 'Not run',
  },
  zh: {
    table: '各场景的试验',
    marked: '有窗口作废或受限的试验及原因',
    scenario: '场景',
    deployment: '部署方式',
    round: '轮次',
    state: '状态',
    reasons: '原因',
    valid: '有效',
    limited: '受限',
    void: '作废',
    seconds: '时长中位数',
    states:
      '窗口作废：实际负载与计划不符。窗口受限：负载发生器或模拟服务已饱和。两者都不参与判定；同一次试验的其他窗口和内存读数仍然有效。',
    allValid:
      '所有试验均有效。对普通负载，这意味着除被测部署外无一饱和，每一轮对话都按计划时刻发出；对阶梯和干扰试验，则至少有一个窗口如此。',
    stopped: '结束原因',
    notRun: '未运行',
  },
}
