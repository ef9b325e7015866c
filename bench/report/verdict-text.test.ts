import { describe, expect, it } from 'vitest'
import type { Observation } from '../measures/observations.ts'
import { measureNamed } from '../measures/registry.ts'
import type { Criterion } from '../verdicts/claims/claim.ts'
import type { ClaimResult, MissingReason } from '../verdicts/comparison.ts'
import { judge } from '../verdicts/judge.ts'
import {
  aroundRatio,
  claimOf,
  fewerSurvivors,
  observed,
  ratioOf,
  survivorsDiffer,
} from '../verdicts/testing/fixtures.ts'
import { missingText, verdictText } from './verdict-text.ts'

const sentenceOf = (criteria: readonly Criterion[], ...observations: readonly Observation[]) =>
  textsOf(judge([claimOf(...criteria)], { observations }, measureNamed))[0]
const textsOf = (results: readonly ClaimResult[]) =>
  results.map(result => ({ en: verdictText(result, 'en'), zh: verdictText(result, 'zh') }))
const memory = ratioOf('memory-idle')
const processes: Criterion = {
  kind: 'count',
  measure: 'processes',
  favours: 'integrated',
  threshold: 0,
}

describe('the sentence of a ratio', () => {
  it('says by how much, how sure, and beyond which threshold', () => {
    expect(sentenceOf([memory], ...aroundRatio('memory-idle', 1.72))).toEqual({
      en: 'Memory with all connections idle: 1.72 times as much in integrated as in separate (95% interval 1.70 to 1.74, 8 rounds), beyond the threshold of 5%.',
      zh: '全部连接空闲时的内存：集成部署是分离部署的 1.72 倍（95% 置信区间 1.70 至 1.74，8 轮），超出 5% 的阈值。',
    })
  })

  it('keeps the direction of the claim where the claim is wrong', () => {
    expect(sentenceOf([memory], ...aroundRatio('memory-idle', 0.5))?.en).toBe(
      'Memory with all connections idle: 0.50 times as much in integrated as in separate (95% interval 0.50 to 0.50, 8 rounds), beyond the threshold of 5%.',
    )
    const goodput = ratioOf('goodput')
    expect(sentenceOf([goodput], ...aroundRatio('goodput', 0.5))?.en).toMatch(
      /^Answers a second within the SLO, beside page load: 2\.00 times as high in separate as in integrated /,
    )
    expect(sentenceOf([goodput], ...aroundRatio('goodput', 2))?.en).toMatch(
      /^Answers a second within the SLO, beside page load: 0\.50 times as high in separate as in integrated /,
    )
    const forIntegrated: Criterion = { ...memory, favours: 'integrated' }
    expect(sentenceOf([forIntegrated], ...aroundRatio('memory-idle', 2))?.en).toMatch(
      /0\.50 times as much in separate as in integrated /,
    )
  })

  it('says that there is no difference', () => {
    expect(sentenceOf([memory], ...aroundRatio('memory-idle', 1.01))).toEqual({
      en: 'Memory with all connections idle: 1.01 times as much in integrated as in separate (95% interval 1.00 to 1.02, 8 rounds), all within the threshold of 5%.',
      zh: '全部连接空闲时的内存：集成部署是分离部署的 1.01 倍（95% 置信区间 1.00 至 1.02，8 轮），整个区间都在 5% 的阈值之内。',
    })
  })

  it('says in how many rounds a figure includes measurement overhead', () => {
    const overheadHigh = aroundRatio('memory-idle', 1.72).map(
      (each): Observation =>
        each.deployment === 'separate' && each.round < 3 ? { ...each, overheadHigh: true } : each,
    )
    const sentence = sentenceOf([memory], ...overheadHigh)
    expect(sentence?.en).toContain(
      'beyond the threshold of 5%; measurement overhead is in the figure of integrated in 0 rounds, of separate in 2 rounds.',
    )
    expect(sentence?.zh).toContain('；测量本身计入了集成部署 0 轮、分离部署 2 轮的数字。')
  })

  it('says what would have been found where the interval is too wide', () => {
    expect(sentenceOf([memory], ...aroundRatio('memory-idle', 1.05, { spread: 0.05 }))).toEqual({
      en: 'Memory with all connections idle: 1.05 times as much in integrated as in separate (95% interval 1.00 to 1.10, 8 rounds). The interval reaches over the threshold of 5%; 8 rounds find a difference of 12.7% four times in five.',
      zh: '全部连接空闲时的内存：集成部署是分离部署的 1.05 倍（95% 置信区间 1.00 至 1.10，8 轮）。区间跨过 5% 的阈值；8 轮测量有八成机会发现 12.7% 的差异。',
    })
  })

  it('says when rounds are too few, or measures too many', () => {
    const short = aroundRatio('memory-idle', 1.72, { rounds: 4 })
    expect(sentenceOf([memory], ...short)?.en).toMatch(
      /4 rounds\)\. A verdict needs at least 8 rounds\.$/,
    )
    const delay = aroundRatio('cpu-per-token', 1.12, { spread: 0.055 })
    const both = [ratioOf('cpu-per-token'), memory]
    expect(sentenceOf(both, ...delay, ...aroundRatio('memory-idle', 1.05))).toEqual({
      en: expect.stringMatching(
        /^CPU per token, streams alone: 1\.12 times as much in .*, which would decide alone, but not as one of many measures, after Holm's correction\. Both measures lean to it\.$/,
      ),
      zh: expect.stringMatching(/单看这一项足以下结论.*。2 项指标均倾向支持。$/),
    })
  })
})

describe('the sentence of a difference', () => {
  it('says by how many percentage points, how sure, and beyond which threshold', () => {
    expect(sentenceOf([survivorsDiffer], ...fewerSurvivors(0.03))).toEqual({
      en: 'Answers within the SLO, beside page load: separate minus integrated is 3.00 percentage points (95% interval 2.91 to 3.09, 8 rounds), beyond the threshold of 1 percentage point.',
      zh: '达到 SLO 的回答占比（与页面负载并行）：分离部署减去集成部署为 3.00 个百分点（95% 置信区间 2.91 至 3.09，8 轮），超出 1 个百分点的阈值。',
    })
  })

  it('keeps the direction of the claim where the claim is wrong', () => {
    expect(sentenceOf([survivorsDiffer], ...fewerSurvivors(-0.03))?.en).toBe(
      'Answers within the SLO, beside page load: separate minus integrated is -3.00 percentage points (95% interval -3.09 to -2.91, 8 rounds), beyond the threshold of 1 percentage point.',
    )
  })

  it('says that there is none where every share is the same', () => {
    expect(sentenceOf([survivorsDiffer], ...fewerSurvivors(0, { spread: 0 }))).toEqual({
      en: 'Answers within the SLO, beside page load: separate minus integrated is 0 percentage points (95% interval 0 to 0, 8 rounds), all within the threshold of 1 percentage point.',
      zh: '达到 SLO 的回答占比（与页面负载并行）：分离部署减去集成部署为 0 个百分点（95% 置信区间 0 至 0，8 轮），整个区间都在 1 个百分点的阈值之内。',
    })
  })

  it('says what would have been found where the interval is too wide', () => {
    expect(sentenceOf([survivorsDiffer], ...fewerSurvivors(0.01, { spread: 0.01 }))).toEqual({
      en: 'Answers within the SLO, beside page load: separate minus integrated is 1.00 percentage points (95% interval 0.11 to 1.89, 8 rounds). The interval reaches over the threshold of 1 percentage point; 8 rounds find a difference of 2.41 percentage points four times in five.',
      zh: '达到 SLO 的回答占比（与页面负载并行）：分离部署减去集成部署为 1.00 个百分点（95% 置信区间 0.11 至 1.89，8 轮）。区间跨过 1 个百分点的阈值；8 轮测量有八成机会发现 2.41 个百分点的差异。',
    })
  })
})

describe('the sentence of a count', () => {
  const sides = (integrated: readonly number[], separate: readonly number[]) => [
    ...observed('processes', 'integrated', integrated),
    ...observed('processes', 'separate', separate),
  ]

  it('has the numbers, and how often they were read', () => {
    expect(sentenceOf([processes], ...sides([1], [2]))).toEqual({
      en: 'Processes: 1 in integrated, 2 in separate.',
      zh: '进程数：集成部署 1，分离部署 2。',
    })
    expect(sentenceOf([processes], ...sides([1, 1, 2], [1, 3]))).toEqual({
      en: 'Processes: 1 to 2 in integrated (3 repeats), 1 to 3 in separate (2 repeats); the repeats overlap.',
      zh: '进程数：集成部署 1 至 2（重复 3 次），分离部署 1 至 3（重复 2 次）；各次重复互有交叠。',
    })
  })
})

describe('the sentence of several criteria', () => {
  const counts = [
    ...observed('processes', 'integrated', [1]),
    ...observed('processes', 'separate', [2]),
  ]

  it('quotes the first that decides, and counts the others', () => {
    expect(sentenceOf([memory, processes], ...counts, ...aroundRatio('memory-idle', 1.01))).toEqual(
      {
        en: 'Processes: 1 in integrated, 2 in separate. Of 2 measures, 1 supports the claim and 1 shows no difference.',
        zh: '进程数：集成部署 1，分离部署 2。2 项指标中，1 项支持该论断，1 项无差异。',
      },
    )
  })

  it('says it once where all agree', () => {
    const wider: Criterion = { ...processes, threshold: 0.5 }
    const widest: Criterion = { ...processes, threshold: 0.2 }
    expect(sentenceOf([processes, wider, widest], ...counts)).toEqual({
      en: 'Processes: 1 in integrated, 2 in separate. All 3 measures support the claim.',
      zh: '进程数：集成部署 1，分离部署 2。3 项指标均支持该论断。',
    })
  })

  it('quotes both sides of a contradiction', () => {
    expect(sentenceOf([memory, processes], ...counts, ...aroundRatio('memory-idle', 0.5))?.en).toBe(
      'Processes: 1 in integrated, 2 in separate, but memory with all connections idle: 0.50 times as much in integrated as in separate (95% interval 0.50 to 0.50, 8 rounds), beyond the threshold of 5%. Of 2 measures, 1 supports the claim and 1 contradicts the claim.',
    )
  })

  it('says that the budget had no room where nothing was measured', () => {
    expect(sentenceOf([memory, processes])).toEqual({
      en: 'Not measured in this budget.',
      zh: '本次预算内未测量。',
    })
  })

  it('gives the reason where a scenario ran without a value', () => {
    expect(sentenceOf([memory], ...fewerSurvivors(0))).toEqual({
      en: 'No value of either deployment.',
      zh: '两种部署都没有测量值。',
    })
  })

  it('gives the reason of what is missing beside what shows no difference', () => {
    const [cpu, delay] = [ratioOf('cpu-per-token'), ratioOf('added-delay-p99')]
    expect(sentenceOf([cpu, delay], ...aroundRatio('cpu-per-token', 1.01))?.en).toBe(
      'Added delay of a token, p99, streams alone: no value of either deployment. Of 2 measures, 1 shows no difference and 1 was not measured.',
    )
  })
})

it('names the least budget that has room for some of a claim', () => {
  const criteria = [ratioOf('cpu-per-token'), ratioOf('capacity')]
  const leftOut = [
    { scenario: 'stream-ladder', minutes: 158 },
    { scenario: 'load', minutes: 25 },
  ] as const
  const judged = judge([claimOf(...criteria)], { observations: [], leftOut }, measureNamed)
  expect(textsOf(judged)).toEqual([
    {
      en: 'Not measured in this budget: npm run bench -- --budget 25m.',
      zh: '本次预算内未测量：npm run bench -- --budget 25m。',
    },
  ])
})

it('says what a claim without means needs', () => {
  const claim = { name: 'claim', state: 'not-measured', needs: 'bundled-pages' } as const
  expect(textsOf(judge([claim], { observations: [] }, measureNamed))).toEqual([
    {
      en: "Not measured; it needs this project's own pages.",
      zh: '未测量；需要本项目自带的页面。',
    },
  ])
})

it.each<[MissingReason, string, string]>([
  [{ kind: 'no-value', deployments: ['separate'] }, 'no value of separate', '没有分离部署的测量值'],
  [
    { kind: 'too-few-rounds', rounds: 1 },
    'rounds with a value of both: expected 2 or more, got 1',
    '两种部署都有测量值的轮次至少要有 2 轮，实际为 1 轮',
  ],
  [
    { kind: 'no-ratio', value: -4.0321 },
    'a round measured -4.03, and a ratio needs values above zero',
    '某一轮测得 -4.03，而比值要求数值大于零',
  ],
])('puts %j into words of both languages', (reason, en, zh) => {
  expect(missingText(reason, 'en')).toBe(en)
  expect(missingText(reason, 'zh')).toBe(zh)
})
