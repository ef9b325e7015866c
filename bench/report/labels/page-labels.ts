import type { Labels } from '../language.ts'

// The title, and the headings of the sections.

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

export const markdownWords: Labels<{ readonly charts: string }> = {
  en: { charts: 'The charts are drawn in the HTML file of this report; here are their figures.' },
  zh: { charts: '图表见本报告的 HTML 文件；此处列出其中的数字。' },
}
