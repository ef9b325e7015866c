import { MINIMUM_ROUNDS } from '../../../plan/limits.ts'
import type { Finding } from '../../../verdicts/comparison.ts'
import type * as en from '../en/findings.ts'

export const findings: typeof en.findings = {
  ratio: ({ effect, larger, smaller, from, to, rounds }) =>
    `${larger}是${smaller}的 ${effect} 倍（95% 置信区间 ${from} 至 ${to}，${rounds}）`,
  difference: ({ effect, larger, smaller, from, to, rounds }) =>
    `${larger}减去${smaller}为 ${effect}（95% 置信区间 ${from} 至 ${to}，${rounds}）`,
  rounds: count => `${count} 轮`,
  pairs: count => `${count} 对访问`,
  count: ({ deployment, from, to, repeats }) =>
    `${deployment} ${from}${from === to ? '' : ` 至 ${to}`}${repeats === 1 ? '' : `（重复 ${repeats} 次）`}`,
  overlap: '；各次重复互有交叠',
  points: points => `${points} 个百分点`,
  but: texts => texts.join('，但'),
}

export const qualifiers: typeof en.qualifiers = {
  // A sign is set apart from the word behind it.
  percent: percent => `${percent} `,
  beyond: ({ threshold }) => `，超出 ${threshold}的阈值`,
  within: ({ threshold }) => `，整个区间都在 ${threshold}的阈值之内`,
  overhead: ({ integrated, separate }) =>
    `；测量本身计入了集成部署 ${integrated} 轮、分离部署 ${separate} 轮的数字`,
  censored: ({ integrated, separate }) =>
    `；不含集成部署中断的 ${integrated} 轮与分离部署中断的 ${separate} 轮`,
}

export const inconclusive: typeof en.inconclusive = {
  'too-few-rounds': () => `。至少要有 ${MINIMUM_ROUNDS} 轮才能下结论`,
  'wide-interval': ({ threshold, detectable, rounds }) =>
    `。区间跨过 ${threshold}的阈值；${rounds}测量有八成机会发现 ${detectable}的差异`,
  'many-criteria': () => '，单看这一项足以下结论，但在同时检验的多项指标中经 Holm 校正后还不够',
  censored: () => '，但缺少因部署中断而没有数字、本可改变结论的轮次',
  'overhead-high': ({ threshold }) => `，整个区间都在 ${threshold}的阈值之内，但这可能出自测量本身`,
}

export const missing: typeof en.missing = (reason, deployments) => {
  switch (reason.kind) {
    case 'not-in-budget':
      return reason.minutes === undefined
        ? '本次预算内未测量'
        : `本次预算内未测量：npm run bench -- --budget ${reason.minutes}m`
    case 'no-program':
      return `机器上没有 ${reason.programs.join('、')}，未测量`
    case 'no-value':
      return deployments.length === 1 ? `没有${deployments[0]}的测量值` : '两种部署都没有测量值'
    case 'too-few-rounds':
      return `两种部署都有测量值的轮次至少要有 2 轮，实际为 ${reason.rounds} 轮`
    case 'no-ratio':
      return `某一轮测得 ${Number(reason.value.toPrecision(3))}，而比值要求数值大于零`
  }
}

export const unmeasured: typeof en.unmeasured = {
  needs: need => `未测量；需要${need}。`,
  reasons: reasons => `${reasons.join('；')}。`,
}

export const tally: typeof en.tally = {
  unanimous: (count, verdict) => `。${count} 项指标均${tallies[verdict]}。`,
  mixed: (all, counts) => {
    const parts = counts.map(([verdict, count]) => `${count} 项${tallies[verdict]}`)
    return `。${all} 项指标中，${parts.join('，')}。`
  },
  single: '。',
}

const tallies: Readonly<Record<Finding, string>> = {
  confirmed: '支持该论断',
  refuted: '反对该论断',
  for: '倾向支持',
  against: '倾向反对',
  'no difference': '无差异',
  inconclusive: '无定论',
  'not measured': '未测量',
}
