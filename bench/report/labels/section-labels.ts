import type { Language } from '../language.ts'

// Headings, and what is written in the tables of the document.

type Labels<T> = Readonly<Record<Language, T>>

export const pageWords: Labels<{
  readonly title: string
  readonly summary: (figures: Summary) => string
  readonly language: string
  readonly contents: string
}> = {
  en: {
    title: 'Integrated or separate?',
    summary: ({ claims, trials, measured }) =>
      `LLM streaming over WebSocket in Next.js: in the Next.js process, or in a server of its own? ${claims} claims, ${measured} of them measured on this machine in ${trials} trials.`,
    language: 'Language',
    contents: 'Contents',
  },
  zh: {
    title: '集成还是分离？',
    summary: ({ claims, trials, measured }) =>
      `在 Next.js 中通过 WebSocket 流式传输大模型回答：放在 Next.js 进程内，还是独立成一个服务？共 ${claims} 条论断，其中 ${measured} 条在这台机器上经 ${trials} 次试验测量。`,
    language: '语言',
    contents: '目录',
  },
}

type Summary = { readonly claims: number; readonly trials: number; readonly measured: number }

export const sectionWords: Labels<{
  readonly verdicts: string
  readonly claims: string
  readonly environment: string
  readonly method: string
  readonly trials: string
  readonly repeat: string
  readonly samples: string
}> = {
  en: {
    verdicts: 'Verdicts',
    claims: 'Claim by claim',
    environment: 'Environment',
    method: 'Method',
    trials: 'Trials',
    repeat: 'How to repeat it',
    samples: 'Where the samples lie',
  },
  zh: {
    verdicts: '结论',
    claims: '逐条论断',
    environment: '环境',
    method: '方法',
    trials: '试验',
    repeat: '如何复现',
    samples: '样本在哪里',
  },
}

export const claimWords: Labels<{
  readonly claim: string
  readonly verdict: string
  readonly sentence: string
  readonly verdictTable: string
  readonly seed: string
  readonly confirmedWhen: string
  readonly refutedWhen: string
  readonly needs: string
  readonly caveat: string
  readonly missing: string
  readonly numbers: string
}> = {
  en: {
    claim: 'Claim',
    verdict: 'Verdict',
    sentence: 'What was found',
    verdictTable: 'The verdict on each claim',
    seed: 'the seed document',
    confirmedWhen: 'Confirmed when',
    refutedWhen: 'Refuted when',
    needs: 'Needs',
    caveat: 'What could be wrong',
    missing: 'Without evidence',
    numbers: 'Numbers of this chart',
  },
  zh: {
    claim: '论断',
    verdict: '结论',
    sentence: '发现',
    verdictTable: '每条论断的结论',
    seed: '原始文档',
    confirmedWhen: '何时算证实',
    refutedWhen: '何时算推翻',
    needs: '需要',
    caveat: '可能的偏差',
    missing: '缺少证据',
    numbers: '此图的数字',
  },
}

export const evidenceWords: Labels<{
  readonly measure: string
  readonly better: (deployment: string) => string
  readonly ratios: string
  readonly counts: string
  readonly ratio: string
  readonly interval: string
  readonly rounds: string
  readonly threshold: string
  readonly detectable: string
  readonly adjustedP: string
}> = {
  en: {
    measure: 'Measure',
    better: deployment => `claimed better: ${deployment}`,
    ratios: 'Evidence: ratios over the rounds; by deployment the median',
    counts: 'Evidence: counts of each repeat',
    ratio: 'Ratio',
    interval: '95% interval',
    rounds: 'Rounds',
    threshold: 'Threshold',
    detectable: 'Detectable',
    adjustedP: 'Adjusted p',
  },
  zh: {
    measure: '指标',
    better: deployment => `论断认为${deployment}更优`,
    ratios: '证据：各轮比值；各部署方式取中位数',
    counts: '证据：每次重复的计数',
    ratio: '比值',
    interval: '95% 区间',
    rounds: '轮数',
    threshold: '阈值',
    detectable: '可检出',
    adjustedP: '校正 p 值',
  },
}

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
    marked: 'Trials that are marked, and why',
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
      'Limited: the load generator or the mock was saturated, so that the trial shows their limit and not the server’s. Void: the load was not the one that was planned. Neither is hidden; a void trial decides nothing.',
    allValid:
      'Every trial is valid: nothing but the deployment was saturated, and every turn was sent when it was planned.',
    stopped: 'Why it ended',
    notRun: 'Not run',
  },
  zh: {
    table: '各场景的试验',
    marked: '被标记的试验及原因',
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
      '受限：负载发生器或模拟服务已饱和，试验反映的是它们的极限而非服务器的极限。作废：实际负载与计划不符。两者都不隐藏；作废的试验不参与判定。',
    allValid: '所有试验均有效：除被测部署外无一饱和，每一轮对话都按计划时刻发出。',
    stopped: '结束原因',
    notRun: '未运行',
  },
}

export const markdownWords: Labels<{ readonly charts: string }> = {
  en: { charts: 'The charts are drawn in the HTML file of this report; here are their figures.' },
  zh: { charts: '图表见本报告的 HTML 文件；此处列出其中的数字。' },
}
