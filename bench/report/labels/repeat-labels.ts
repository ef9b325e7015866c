import type { Translated } from '../../words.ts'

/** What is said of the commands that repeat a report, and of the samples behind it. */
export const repeatLabels = {
  again: {
    en: 'The same measurement, with the same seed and budget, at the same revision:',
    zh: '以相同的种子、预算和版本重新测量：',
  },
  dirty: {
    en: 'This revision had uncommitted changes, which the command cannot repeat.',
    zh: '该版本含未提交的修改，命令无法复现这些修改。',
  },
  rewrite: {
    en: 'This report again, byte for byte, from the saved samples alone:',
    zh: '仅凭保存的样本逐字节重新生成本报告：',
  },
  machine: {
    en: 'Figures of another machine differ. What should not differ is a verdict: one confirmed here and refuted there is a finding worth telling.',
    zh: '另一台机器上的数字会不同，但结论不应相反：一处证实、另一处被推翻，就是值得报告的发现。',
  },
  samples: {
    en: 'Every trial left its samples, a line of JSON each. Those published with the project keep the delays of tokens in order of size, without their moments of arrival. Everything in this report is computed from them:',
    zh: '每次试验都留下样本，每行一个 JSON。随项目发布的样本按大小保留 token 的延迟，不含到达时刻。本报告的一切都由它们算出：',
  },
} as const satisfies Record<string, Translated>
