import { expect, it } from 'vitest'
import type { RunHeader } from '../samples/run-header.ts'
import type { Comparison, Evidence } from '../verdicts/comparison.ts'
import type { ReportInput } from './input.ts'
import { syntheticReport } from './testing/synthetic-report.ts'
import { writeReport } from './write-result.ts'

const input = syntheticReport()

const withComparison = (changes: Partial<Comparison>): ReportInput => ({
  ...input,
  charts: [],
  comparison: { ...input.comparison, ...changes },
})

const withHeader = (changes: Partial<RunHeader>) =>
  withComparison({ header: { ...input.comparison.header, ...changes } })

const { plan } = input.comparison.header

/** The synthetic report, with something else said of every difference. */
const withDifferences = (changes: Partial<Extract<Evidence, { state: 'difference' }>>) =>
  withComparison({
    claims: input.comparison.claims.map(claim => ({
      ...claim,
      evidence: claim.evidence.map(each =>
        each.state === 'difference' ? { ...each, ...changes } : each,
      ),
    })),
  })

/** The synthetic report, with something else said of every ratio. */
const withRatios = (changes: Partial<Extract<Evidence, { state: 'ratio' }>>) =>
  withComparison({
    claims: input.comparison.claims.map(claim => ({
      ...claim,
      evidence: claim.evidence.map(each =>
        each.state === 'ratio' ? { ...each, ...changes } : each,
      ),
    })),
  })

it('repeats every option that the measurement was asked with', async () => {
  const { markdownEn } = await writeReport(
    withHeader({
      plan: {
        ...{ ...plan, seed: 7, page: '/my page', cores: 'each' },
        rounds: { until: 'narrow', atLeast: 8, budgetMinutes: 1_440 },
      },
    }),
  )
  expect(markdownEn).toContain(
    "npm run bench -- --budget 1440m --seed 7 --page '/my page' --cores each",
  )
  const quick = await writeReport(
    withHeader({ plan: { ...plan, quick: true, rounds: { until: 'done', atLeast: 2 } } }),
  )
  expect(quick.markdownEn).toContain('npm run bench -- --seed 1 --quick')
})

it('says that uncommitted changes cannot be repeated, where there were any', async () => {
  const { environment } = input.comparison.header
  const sentence = 'This revision had uncommitted changes, which the command cannot repeat.'
  const clean = { state: 'known', revision: 'abc', dirty: false } as const
  expect((await writeReport(withHeader({}))).markdownEn).toContain(sentence)
  expect(
    (await writeReport(withHeader({ environment: { ...environment, git: clean } }))).markdownEn,
  ).not.toContain(sentence)
})

it('shows a ratio of too few rounds as not tested', async () => {
  const report = await writeReport(withRatios({ rounds: 6, adjustedP: undefined }))
  expect(report.markdownEn).toMatch(/\| 6 of 8 \| [\d.]+ \| – \|/)
  expect(report.markdownZh).toMatch(/\| 6（至少 8） \| [\d.]+ \| – \|/)
})

it('names the values with measurement overhead, and says what the mark means', async () => {
  const { markdownEn } = await writeReport(
    withRatios({ overheadHigh: { integrated: 0, separate: 7 } }),
  )
  expect(markdownEn).toContain('(\\* in 7 rounds)')
  expect(markdownEn).toContain('this figure includes measurement overhead')
  const plain = await writeReport(withRatios({}))
  expect(plain.markdownEn).not.toContain('this figure includes measurement overhead')
})

it('tells a difference of shares in percentage points, and which is subtracted from which', async () => {
  const { markdownEn, markdownZh, html } = await writeReport(
    withDifferences({
      ...{ difference: 0.0042, interval: { from: -0.001, to: 0.0094 }, detectable: 0.0173 },
      ...{ rounds: 9, adjustedP: 0.25, overheadHigh: { integrated: 2, separate: 0 } },
    }),
  )
  expect(markdownEn).toContain('differences over the rounds, in percentage points')
  expect(markdownEn).toMatch(
    /\| 0\.42 \(separate − integrated\) \| -0\.10 to 0\.94 \| 1 \| 9 \| 1\.73 \| 0\.25 \|/,
  )
  expect(markdownEn).toContain('this figure includes measurement overhead')
  expect(markdownZh).toMatch(
    /\| 0\.42（分离部署 − 集成部署） \| -0\.10 至 0\.94 \| 1 \| 9 \| 1\.73 \| 0\.25 \|/,
  )
  expect(html).toContain('-0.10 至 0.94')
})

it('draws no ratio of a difference', async () => {
  const { claims } = input.comparison
  const shareAlone = claims
    .map(claim => ({
      ...claim,
      evidence: claim.evidence.filter(({ state }) => state === 'difference'),
    }))
    .filter(({ evidence }) => evidence.length > 0)
  const { html, markdownEn } = await writeReport(withComparison({ claims: shareAlone }))
  expect(shareAlone).toHaveLength(1)
  expect(markdownEn).toContain('(separate − integrated)')
  expect(html).not.toContain('<svg')
})

it('writes which deployment is divided by which', async () => {
  const { markdownEn } = await writeReport(withRatios({}))
  // Separate is claimed better: less delay, more capacity.
  expect(markdownEn).toMatch(/claimed better: separate\).*\(integrated ÷ separate\)/)
  expect(markdownEn).toMatch(/claimed better: separate\).*\(separate ÷ integrated\)/)
})

it('tells the SLO, the pages and the warm-up', async () => {
  const { markdownEn } = await writeReport(withHeader({}))
  expect(markdownEn).toContain(
    '| SLO | added TTFT ≤ 100 ms; added delay p99 ≤ 50 ms; 99% of answers |',
  )
  expect(markdownEn).toContain('static `/bench/static`')
  expect(markdownEn).toContain('The first 6 s of each window are not measured')
})

it('says whose pages they were, where they were those of another app', async () => {
  const app = { directory: 'shop', package: 'web-shop', build: 'b1' }
  const { environment } = input.comparison.header
  const page = '/cart'
  const { markdownEn, markdownZh, html } = await writeReport(
    withHeader({ environment: { ...environment, app }, plan: { ...plan, page } }),
  )
  expect(markdownEn).toContain('pages of another app: shop (package web-shop, build b1)')
  expect(markdownEn).toContain('| App that was served | shop (package web-shop, build b1) |')
  expect(markdownEn).toContain('--app path/to/shop --page /cart')
  expect(markdownZh).toContain('| 所运行的应用 | shop (package web-shop, build b1) |')
  expect(html).toContain('另一个应用的页面：shop')
  expect((await writeReport(withHeader({}))).markdownEn).not.toMatch(/another app|App that/)
})

it('writes Chinese with its own signs', async () => {
  const { markdownZh } = await writeReport(withHeader({}))
  expect(markdownZh).toContain('容器限制 | 核心：不限，')
  expect(markdownZh).toContain('| 核心绑定 | 被测部署在核心 1，负载发生器在核心 0 |')
  expect(markdownZh).toContain('| 页面 | 静态 `/bench/static` · 服务端渲染 `/bench/rendered` |')
  expect(markdownZh.match(/^#+ .*: |\*\*: |[一-鿿]: /m)).toBeNull()
})

it('says which process had which core, where each had one', async () => {
  const pinning = 'next on core 3, socket server on core 2, load generator on core 0,1'
  const { markdownEn, markdownZh } = await writeReport(
    withHeader({ plan: { ...plan, cores: 'each' }, pinning }),
  )
  expect(markdownEn).toContain(`| Binding to cores | ${pinning} |`)
  expect(markdownZh).toContain(
    '| 核心绑定 | Next 进程在核心 3，WebSocket 服务在核心 2，负载发生器在核心 0、1 |',
  )
  expect(markdownEn).toContain('A core for each process')
  expect(markdownEn).toContain('--cores each')
  expect(markdownEn).not.toContain('Equal budgets')
  expect((await writeReport(withHeader({}))).markdownEn).not.toMatch(/A core for each|cores each/)
})

it('marks what stays English', async () => {
  const pinning = 'not pinned: taskset is a Linux command'
  const { html } = await writeReport(withHeader({ pinning }))
  expect(html).toContain(`<span lang="en">${pinning}</span>`)
})
