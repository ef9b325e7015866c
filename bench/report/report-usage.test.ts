import { expect, it } from 'vitest'
import type { WindowUsage } from '../measures/window-usage.ts'
import { withPlan } from '../verdicts/testing/synthetic-comparison.ts'
import { syntheticReport } from './testing/synthetic-report.ts'
import { writeReport } from './write-result.ts'

const usageOf = (window: string, changes: Partial<WindowUsage> = {}): WindowUsage => ({
  scenario: 'interference',
  window,
  deployment: 'integrated',
  trials: 8,
  parts: {
    deployment: { mean: 0.5, largest: 0.914 },
    mock: { mean: 0.2, largest: 0.25 },
    k6: { mean: 0.3, largest: 0.4 },
  },
  harness: { mean: 0.5, largest: 0.65 },
  saturatedTrials: 0,
  ...changes,
})

function reportOf(usage: readonly WindowUsage[], harnessCores = 1) {
  const input = syntheticReport()
  const { header } = input.comparison
  const comparison = { ...input.comparison, usage, header: { ...header, harnessCores } }
  return writeReport({ ...input, charts: [], comparison })
}

it('shows the CPU of each part by window and deployment, and how often the harness was saturated', async () => {
  const mock = { mean: 0.7, largest: 0.85 }
  const { markdownEn, markdownZh } = await reportOf([
    usageOf('both'),
    usageOf('both', { deployment: 'separate', parts: { mock }, saturatedTrials: 2 }),
  ])
  expect(
    markdownEn,
  ).toContain(`| Window | Deployment | CPU of deployment | CPU of mock | CPU of k6 | CPU of all but the deployment | Trials with a saturated harness |
| --- | --- | ---: | ---: | ---: | ---: | ---: |
| \`both\` | integrated | 50% (91%) | 20% (25%) | 30% (40%) | 50% (65%) | 0 of 8 |
| \`both\` | separate | – | 70% (85%) | – | 50% (65%) | 2 of 8 |`)
  expect(markdownZh).toContain(
    '| `both` | 集成部署 | 50%（91%） | 20%（25%） | 30%（40%） | 50%（65%） | 8 次中 0 次 |',
  )
})

it('takes the parts from the data', async () => {
  const parts = { deployment: { mean: 0.5, largest: 0.5 }, 'k6-2': { mean: 0.2, largest: 0.2 } }
  const { markdownEn } = await reportOf([usageOf('both', { parts })])
  expect(markdownEn).toContain('| CPU of deployment | CPU of k6-2 |')
})

it('adds up the parts beside the deployment only where they share a core', async () => {
  expect((await reportOf([usageOf('both')])).markdownEn).toContain('shared one core')
  const { markdownEn } = await reportOf([usageOf('both')], 2)
  expect(markdownEn).toContain('| CPU of k6 | Trials with a saturated harness |')
  expect(markdownEn).not.toContain('shared one core')
})

it('says when a deployment is saturated whose processes have a core each', async () => {
  const input = syntheticReport()
  const header = withPlan({ cores: 'each' }, input.comparison.header)
  const comparison = { ...input.comparison, usage: [usageOf('both')], header }
  const { markdownEn } = await writeReport({ ...input, charts: [], comparison })
  expect(markdownEn).toContain('the deployment is saturated where one of them is above 80%')
  expect((await reportOf([usageOf('both')])).markdownEn).not.toContain('one of them is above')
})

it('folds a scenario of many windows behind its largest figures', async () => {
  const windows = ['a', 'b', 'c', 'd', 'e'].map(name => usageOf(name, { saturatedTrials: 1 }))
  const summary =
    '<summary>interference: 5 windows, CPU at most deployment 91%, mock 25%, k6 40%, all but the deployment 65%; the harness was saturated in 5 of 40 windows, all trials together</summary>'
  const { html, markdownEn } = await reportOf(windows)
  expect(html).toContain(`<details>${summary}`)
  expect(markdownEn).toContain(`<details>\n${summary}\n\n*interference`)
  expect((await reportOf(windows.slice(1))).markdownEn).not.toContain('<details>')
})

it('is silent where no CPU could be measured', async () => {
  expect((await reportOf([])).markdownEn).not.toContain('Who was saturated?')
})
