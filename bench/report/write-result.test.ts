import { expect, it } from 'vitest'
import { measureNamed } from '../measures/registry.ts'
import type { Evidence } from '../verdicts/comparison.ts'
import { judge } from '../verdicts/judge.ts'
import { withPlan } from '../verdicts/testing/synthetic-comparison.ts'
import { syntheticMap } from '../verdicts/testing/synthetic-map.ts'
import { answerSentences } from './answer.ts'
import { mapSentences } from './decision-map-text.ts'
import { escapeHtml } from './html/elements.ts'
import { hostileReport, hostileWords } from './testing/hostile-report.ts'
import { syntheticReport } from './testing/synthetic-report.ts'
import { VERDICTS } from './verdict-signs.ts'
import { verdictTable } from './verdict-table.ts'
import { verdictText } from './verdict-text.ts'
import { dictionary } from './words/dictionary.ts'
import { writeReport } from './write-result.ts'

const report = await writeReport(syntheticReport())

it('is the same for the same input, byte for byte', async () => {
  expect(await writeReport(syntheticReport())).toEqual(report)
})

it('says every verdict and every sentence, in both languages and all forms', () => {
  for (const verdict of VERDICTS) {
    expect(report.markdownEn).toContain(dictionary.en.verdicts[verdict])
    expect(report.markdownZh).toContain(dictionary.zh.verdicts[verdict])
  }
  const { comparison } = syntheticReport()
  for (const result of comparison.claims) {
    const text = { en: verdictText(result, 'en'), zh: verdictText(result, 'zh') }
    const { claim } = result
    expect(report.markdownEn).toContain(text.en)
    expect(report.markdownZh).toContain(text.zh)
    expect(report.html).toContain(text.zh)
    expect(report.html).toContain(`id="en-claim-${claim.name}"`)
    expect(report.html).toContain(`id="zh-claim-${claim.name}"`)
  }
})

it('opens with what a page costs the tokens, where that was measured', async () => {
  const input = syntheticReport()
  const map = syntheticMap()
  const comparison = { ...input.comparison, map }
  const { markdownEn, html } = await writeReport({ ...input, comparison })
  const titles = [...markdownEn.matchAll(/^## (.*)$/gm)].map(([, title]) => title)
  expect(titles.slice(0, 2)).toEqual(['The answer', dictionary.en.decisionMap.title])
  for (const language of ['en', 'zh'] as const) {
    for (const sentence of mapSentences(map, language)) {
      expect(html).toContain(escapeHtml(sentence))
    }
  }
  const [answer] = mapSentences(map, 'en')
  expect(verdictTable(comparison).split('\n')[0]).toBe(answer)
})

it('puts the verdicts before everything else', () => {
  const headings = [...report.markdownEn.matchAll(/^## (.*)$/gm)].map(([, title]) => title)
  expect(headings).toEqual([
    'Verdicts',
    'Claim by claim',
    'Environment',
    'Method',
    'Trials',
    'How to repeat it',
    'Where the samples lie',
  ])
})

const marked = (evidence: Evidence): Evidence =>
  evidence.state === 'ratio'
    ? { ...evidence, overheadHigh: { integrated: 1, separate: 0 } }
    : evidence

it('opens with the false alarms of a deployment beside itself, and names it in every table', async () => {
  const input = syntheticReport()
  const subjects = ['separate', 'separate-again']
  const header = withPlan({ subjects, command: 'bench -- --aa separate' }, input.comparison.header)
  // Each claim twice: what they ask of the same measure is in one row. Its ratios are marked.
  const claims = input.comparison.claims
    .map(claim => ({ ...claim, evidence: claim.evidence.map(marked) }))
    .flatMap(claim => [claim, claim])
  const comparison = { ...input.comparison, header, claims }
  const { markdownEn, markdownZh } = await writeReport({ ...input, comparison })
  const [answer = ''] = answerSentences(comparison, 'en')
  expect(answer).toMatch(/^This is an A\/A run, separate beside itself: \d+ of \d+ tested measures/)
  expect(verdictTable(comparison).split('\n')[0]).toBe(answer)
  expect(markdownEn.indexOf(answer)).toBeLessThan(markdownEn.indexOf('## What was compared'))
  expect(markdownEn).toContain('(separate ÷ separate again)')
  expect(markdownEn).toContain('npm run bench -- --aa separate --budget')
  expect(markdownZh).toContain('这是一次 A/A 运行，分离部署与自身并列')
  expect(markdownEn).toContain('claimed better: separate again')
  const evidence = markdownEn.split('## What was compared')[1]?.split('\n## ')[0] ?? ''
  const rows = evidence.split('\n').filter(line => line.includes('claimed better'))
  expect(new Set(rows).size).toBe(rows.length)
  expect(evidence).toContain('this figure includes measurement overhead.')
  expect(markdownEn).not.toMatch(/better: integrated|[÷−] integrated|Claim by claim/)
})

it('shows void and limited trials with their reasons', () => {
  expect(report.markdownEn).toMatch(/separate \| 3 \| void \| window `both`: turns were sent late/)
  expect(report.markdownEn).toMatch(
    /integrated \| 5 \| limited \| window `streams`: core of mock, k6 and probe above 80%; window/,
  )
  expect(report.markdownZh).toMatch(/分离部署 \| 3 \| 作废 \| 窗口 `both`：对话发出迟到/)
})

it('says so when no trial is marked', async () => {
  const input = syntheticReport()
  const trials = input.comparison.trials.filter(({ state }) => state === 'valid')
  const { markdownEn } = await writeReport({
    ...input,
    comparison: { ...input.comparison, trials },
  })
  expect(markdownEn).toContain('Every trial is valid')
  expect(markdownEn).not.toContain('the planned one')
})

it.each([
  ['nothing measured yet', ['integrated', 'separate'], []],
  ['one deployment alone', ['integrated'], ['integrated']],
  ['a further arm', ['integrated', 'separate', 'isolated'], ['integrated', 'separate', 'isolated']],
])('can be written of %s', async (_, deployments, measured) => {
  const input = syntheticReport()
  const { comparison } = input
  const observations = measured.flatMap(deployment =>
    comparison.observations
      .filter(seen => seen.deployment === 'integrated')
      .map(seen => ({ ...seen, deployment })),
  )
  const { markdownEn, html } = await writeReport({
    ...input,
    charts: [],
    comparison: {
      ...comparison,
      header: withPlan({ subjects: deployments }, comparison.header),
      observations,
      trials: [],
    },
  })
  expect(markdownEn).toContain(`| Measure | Verdict | ${deployments.join(' | ')} | Ratio |`)
  expect(html.match(/NaN|undefined|Infinity/)).toBeNull()
})

it('shows all kept runs side by side, and none beside a single one', async () => {
  const input = syntheticReport()
  const { comparison } = input
  const kept = ['2026-01-01T08:00Z', '2026-01-01T09:30Z', '2026-01-03'].map(startedAt => ({
    ...comparison,
    header: { ...comparison.header, startedAt },
  }))
  const { markdownEn, markdownZh } = await writeReport({ ...input, charts: [], kept })
  expect(markdownEn).toMatch(
    /\| Measure \| 2026-01-01 08:00 UTC Synthetic\(R\) Processor \| 2026-01-01 09:30 UTC .* \| Next run, 95% \|/,
  )
  expect(markdownEn).toContain('3 runs are kept.')
  expect(markdownZh).toContain('保留了 3 次运行')
  const alone = await writeReport({ ...input, charts: [], kept: kept.slice(1, 2) })
  expect(alone.markdownEn).not.toContain('side by side')
})

it('asks the network for nothing', () => {
  expect(report.html.match(/\b(src|href)="(?!#)|@import|url\(/)).toBeNull()
})

it('gives every id once, and every link leads to one', () => {
  const ids = [...report.html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const links = [...report.html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
  expect(links.length).toBeGreaterThan(0)
  expect(links.filter(link => !ids.includes(link))).toEqual([])
})

it.each(['markdownEn', 'markdownZh'] as const)(
  'gives the tables of %s as many cells in every row',
  form => {
    const tables = report[form].split('\n\n').filter(block => block.startsWith('|'))
    expect(tables.length).toBeGreaterThan(10)
    for (const table of tables) {
      const widths = table.split('\n').map(row => row.split(/(?<!\\)\|/).length)
      expect(new Set(widths).size).toBe(1)
    }
  },
)

it('leaves hostile words words', async () => {
  const { html, markdownEn } = await writeReport(hostileReport())
  expect(html.match(/<img|<script>alert|<i>/)).toBeNull()
  expect(html.match(/<script>/g)).toHaveLength(1)
  expect(html).toContain(escapeHtml(hostileWords))
  expect(markdownEn.match(/(?<!\\)<(script|img)|(?<!\\)\[l\]|<summary>.*<i>/)).toBeNull()
})

it('says which measure is unknown', async () => {
  const report = syntheticReport()
  const observed = { measure: 'colour', deployment: 'separate', round: 1, value: 1 }
  const criterion = { kind: 'count', measure: 'colour', favours: 'separate', threshold: 0 } as const
  const results = judge(
    [{ name: 'coupling', state: 'measured', criteria: [criterion] }],
    { observations: [observed, { ...observed, deployment: 'integrated' }] },
    () => measureNamed('processes'),
  )
  const input = { ...report, comparison: { ...report.comparison, claims: results } }
  await expect(writeReport(input)).rejects.toThrow('found "colour"')
})
