import type { Measure } from '../measure.ts'
import { validWindow } from '../trial-summary.ts'

/**
 * What relaying a token costs, beside what the same token costs the mock: CPU of the deployment ÷ CPU of the mock, in the steady
 * part of the window with streams alone. The mock writes the same tokens for every deployment and runs on the same machine at the
 * same time: a machine that is slow for a while is slow for both, and the quotient does not show it (a control variate, its
 * coefficient fixed at 1). In two runs of 21 rounds the logarithms of the two costs went together (r = 0.79 and 0.82), and the
 * quotient scattered by 6% and 7% where the cost itself did by 10% and 11%.
 */
export const relativeCpuPerToken: Measure = {
  name: 'relative-cpu-per-token',
  title: {
    en: 'CPU per token ÷ the mock’s, streams alone',
    zh: '每个词元的 CPU 时间 ÷ 模拟上游的（仅流式输出）',
  },
  unit: 'times',
  better: 'lower',
  scenario: 'load',
  of: trial => {
    const share = validWindow(trial, 'streams')?.usage?.shareOfCore
    return share?.deployment && share.mock ? share.deployment / share.mock : undefined
  },
}
