import { MINIMUM_ROUNDS, SATURATED_SHARE } from '../../../plan/limits.ts'
import { percent } from '../../figure.ts'
import type * as en from '../en/sections.ts'

export const page: typeof en.page = {
  title: '集成还是分离？',
  summary: ({ claims, trials, measured }) =>
    `在 Next.js 中通过 WebSocket 流式传输大模型回答：放在 Next.js 进程内，还是独立成一个服务？共 ${claims} 条论断，其中 ${measured} 条在这台机器上经 ${trials} 次试验测量。`,
  language: '语言',
  contents: '目录',
}

export const sections: typeof en.sections = {
  answer: '答案',
  verdicts: '结论',
  claims: '逐条论断',
  environment: '环境',
  method: '方法',
  trials: '试验',
  repeat: '如何复现',
  samples: '样本在哪里',
}

export const markdown: typeof en.markdown = {
  charts: '图表见本报告的 HTML 文件；此处列出其中的数字。',
}

export const claimSection: typeof en.claimSection = {
  claim: '论断',
  verdict: '结论',
  sentence: '发现',
  verdictTable: '每条论断的结论（一台机器上的一次运行）',
  byConstruction: '由构造决定',
  seed: '被检验的对比表',
  confirmedWhen: '何时算证实',
  refutedWhen: '何时算被推翻',
  needs: '需要',
  caveat: '可能的偏差',
  missing: '缺少证据',
  numbers: '此图的数字',
  voids: counts =>
    `作废并排除的窗口：${counts.map(({ deployment, voids, windows }) => `${deployment} ${windows} 个中 ${voids} 个`).join('，')}。`,
  sameWithVoids: '计入它们，所有结论不变。',
  otherwiseWithVoids: claims =>
    `计入它们：${claims.map(({ title, verdict }) => `${title}为${verdict}`).join('；')}。`,
}

export const kept: typeof en.kept = {
  title: '所有保留的运行并列',
  reading: runs =>
    `保留了 ${runs} 次运行。一次运行之内的区间只涵盖那一天、那台机器上的各轮；下一次运行以 95% 的概率落在其自己的区间内（对数比值的均值 ± t(n − 1) · s · √(1 + 1/n)），需要三次运行。`,
  verdicts: '每条论断的结论，按运行',
  ratios: '每个比值及其 95% 区间，按运行',
  next: '下一次运行，95%',
}

export const evidence: typeof en.evidence = {
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
}

export const trials: typeof en.trials = {
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
  load: '负载',
  lost: '丢失',
}

export const lostWindows: typeof en.lostWindows = (scenario, { lost, unit, madeAgain }) =>
  `“${scenario}”有 ${lost} ${unit === 'pairs' ? '对访问' : '轮'}含无效窗口；已重做 ${madeAgain}。`

export const reducedLoad: typeof en.reducedLoad = share =>
  `词元负载为默认值的 ${share}：这台机器的负载端无法按时提供更多。与其他负载下的数字不可比较。`

export const usage: typeof en.usage = {
  title: '谁饱和了？',
  reading: `各部分在每个窗口稳态时段的 CPU，以一个核心为 100%：各次试验的均值，括号内为最大值。超过 ${percent(SATURATED_SHARE)} 即为饱和；若饱和的不是被测部署，该窗口在那次试验中显示的是测试工具的极限，不参与判定。`,
  shared: `除被测部署外的各部分共用一个核心：合计超过 ${percent(SATURATED_SHARE)} 也算饱和。`,
  apart: `部署的每个进程独占一个核心：部署的 CPU 为各进程之和，其中任一进程超过其核心的 ${percent(SATURATED_SHARE)} 即为该部署饱和。`,
  caption: scenario => `${scenario}：各部分的 CPU，均值（最大值）`,
  window: '窗口',
  cpuOf: part => `CPU：${part}`,
  together: '除被测部署外合计',
  saturated: '测试工具饱和的试验',
  trials: (saturated, all) => `${all} 次中 ${saturated} 次`,
  folded: ({ scenario, windows, largest, saturated, all }) =>
    `${scenario}：${windows} 个窗口，CPU 最大值：${largest.join('、')}；全部试验共 ${all} 个窗口，其中 ${saturated} 个测试工具饱和`,
}

export const repeat: typeof en.repeat = {
  again: '以相同的种子、预算和版本重新测量：',
  dirty: '该版本含未提交的修改，命令无法复现这些修改。',
  rewrite: '仅凭保存的样本逐字节重新生成本报告：',
  machine: '另一台机器上的数字会不同，但结论不应相反：一处证实、另一处被推翻，就是值得报告的发现。',
  samples: '每次试验都留下样本，每行一个 JSON。',
  withoutArrivals: '它们按大小保留词元的延迟，不含到达时刻。',
  computed: '本报告的一切都由它们算出：',
}

export const verdicts: typeof en.verdicts = {
  confirmed: '证实',
  refuted: '被推翻',
  mixed: '两相矛盾',
  for: '倾向支持',
  against: '反向',
  'no difference': '无差异',
  inconclusive: '无定论',
  'not measured': '未测量',
}

export const stopped: typeof en.stopped = ({ kind }, wide) => {
  switch (kind) {
    case 'interrupted':
      return '比较在结束之前中断：这是部分结果。'
    case 'quick':
      return '快速运行：只用来检查一切是否正常，数字不可引用。'
    case 'narrow':
      return '重复负载的每个区间都已不宽于其阈值。'
    case 'no-rounds':
      return '预算不够运行多轮负载：没有区间。'
    case 'budget':
      return `预算已用完。仍宽于其阈值的区间：${wide.join('；')}。`
  }
}

export const notRun: typeof en.notRun = left => {
  switch (left.kind) {
    case 'bundled-pages':
      return `${left.scenario}：需要本项目自带的页面`
    case 'chat-page':
      return '来源数，以及公网主机所需的设置：需要本项目自带的聊天页面'
    case 'budget':
      return `${left.scenario}：需要 --budget ${left.minutes}m`
    case 'programs':
      return `${left.scenario}：PATH 中需要有 ${left.programs.join('、')}`
    case 'equal-cores':
      return '核心总数相同：需另作一次不带 --cores each 的比较'
    case 'own-cores':
      return `每个进程独占一个核心：需另作一次带 --cores each 的比较；需要 ${left.needed} 个核心，现有 ${left.usable} 个`
  }
}
