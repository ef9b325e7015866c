import type { ReportInput } from '../input.ts'
import { syntheticReport } from './synthetic-report.ts'

/** Translated that would be HTML, a script, or Markdown, if a writer let them. */
export const hostileWords = `</script><script>alert(1)</script><img src=x onerror="alert(2)"> & 'q' | *b* \`c\` [l](javascript:x)`

/** A report in which everything that comes from data says the same hostile words. */
export function hostileReport(): ReportInput {
  const input = syntheticReport()
  const { comparison } = input
  return {
    ...input,
    directory: '<i>directory</i>',
    charts: input.charts.map(chart => ({ ...chart, title: () => hostileWords })),
    comparison: {
      ...comparison,
      header: { ...comparison.header, pinning: hostileWords },
      trials: comparison.trials.map(trial => ({
        ...trial,
        state: 'void',
        reasons: [{ kind: 'failed', message: hostileWords }],
      })),
      usage: comparison.usage.map(({ window, parts, ...rest }) => ({
        ...rest,
        window: `<i>${window}</i>`,
        parts: Object.fromEntries(Object.values(parts).map(share => ['<i>part</i>', share])),
      })),
    },
  }
}
