import { describe, expect, it } from 'vitest'
import type { Criterion } from '../claims/claim.ts'
import type { Observation } from '../comparison/comparison.ts'
import { judge } from './judge.ts'
import { aroundRatio, claimOf, measureNamed, observed, ratioOf } from './testing/fixtures.ts'

const sentenceOf = (criteria: readonly Criterion[], ...observations: readonly Observation[]) =>
  judge([claimOf(...criteria)], observations, measureNamed)[0]?.sentence
const memory = ratioOf('memory')
const processes: Criterion = {
  kind: 'count',
  measure: 'processes',
  favours: 'integrated',
  threshold: 0,
}

describe('the sentence of a ratio', () => {
  it('says who has more, by how much, how sure, and the verdict', () => {
    expect(sentenceOf([memory], ...aroundRatio('memory', 1.72))).toEqual({
      en: 'Memory at rest: integrated has 1.72 times that of separate (95% interval 1.70 to 1.74, 8 rounds), beyond the threshold of 5%: confirmed.',
      zh: '静置内存：集成部署是分离部署的 1.72 倍（95% 置信区间 1.70 至 1.74，8 轮），超出 5% 的阈值：得到证实。',
    })
  })

  it('turns over where the claim is wrong, and says who has more all the same', () => {
    expect(sentenceOf([memory], ...aroundRatio('memory', 0.5))?.en).toBe(
      'Memory at rest: separate has 2.00 times that of integrated (95% interval 1.98 to 2.02, 8 rounds), beyond the threshold of 5%: refuted.',
    )
    const goodput = ratioOf('goodput')
    expect(sentenceOf([goodput], ...aroundRatio('goodput', 0.5))?.en).toMatch(
      /^Goodput: separate has 2\.00 times that of integrated .*: confirmed\.$/,
    )
    expect(sentenceOf([goodput], ...aroundRatio('goodput', 2))?.en).toMatch(
      /^Goodput: integrated has 2\.00 times that of separate .*: refuted\.$/,
    )
    const forIntegrated: Criterion = { ...memory, favours: 'integrated' }
    expect(sentenceOf([forIntegrated], ...aroundRatio('memory', 2))?.en).toMatch(
      /integrated has 2\.00 times that of separate .*: refuted\.$/,
    )
  })

  it('says that there is no difference', () => {
    expect(sentenceOf([memory], ...aroundRatio('memory', 1.01))).toEqual({
      en: 'Memory at rest: integrated has 1.01 times that of separate (95% interval 1.00 to 1.02, 8 rounds), all within the 5% that do not count: no difference.',
      zh: '静置内存：集成部署是分离部署的 1.01 倍（95% 置信区间 1.00 至 1.02，8 轮），整个区间都在可忽略的 5% 以内：没有差异。',
    })
  })

  it('says what would have been found where the interval is too wide', () => {
    expect(sentenceOf([memory], ...aroundRatio('memory', 1.05, { spread: 0.05 }))).toEqual({
      en: 'Memory at rest: integrated has 1.05 times that of separate (95% interval 1.00 to 1.10, 8 rounds), which reaches over the threshold of 5%; so many rounds find a difference of 11.7% four times in five: inconclusive.',
      zh: '静置内存：集成部署是分离部署的 1.05 倍（95% 置信区间 1.00 至 1.10，8 轮），区间跨过 5% 的阈值；按这样的轮数，11.7% 的差异有八成机会被发现：尚无定论。',
    })
  })

  it('says when rounds are too few, or measures too many', () => {
    const short = aroundRatio('memory', 1.72, { rounds: 4 })
    expect(sentenceOf([memory], ...short)?.en).toMatch(
      /4 rounds\), too few rounds for a verdict: inconclusive\.$/,
    )
    const delay = aroundRatio('delay', 1.12, { spread: 0.065 })
    const both = [ratioOf('delay'), memory]
    expect(sentenceOf(both, ...delay, ...aroundRatio('memory', 1.05))).toEqual({
      en: expect.stringMatching(
        /which would decide alone, but not as one of many measures \(adjusted p 0\.0\d\): inconclusive \(of 2 measures 2 undecided\)\.$/,
      ),
      zh: expect.stringMatching(/单看这一项足以下结论.*：尚无定论（2 项指标中：未定 2 项）。$/),
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
      en: 'Processes: integrated 1, separate 2: confirmed.',
      zh: '进程数：集成部署 1，分离部署 2：得到证实。',
    })
    expect(sentenceOf([processes], ...sides([1, 1, 2], [1, 3]))).toEqual({
      en: 'Processes: integrated 1 to 2 in 3 repeats, separate 1 to 3 in 2 repeats, the repeats do not keep apart: inconclusive.',
      zh: '进程数：集成部署 1 至 2（重复 3 次），分离部署 1 至 3（重复 2 次），各次重复互有交叠：尚无定论。',
    })
  })
})

describe('the sentence of several criteria', () => {
  const counts = [
    ...observed('processes', 'integrated', [1]),
    ...observed('processes', 'separate', [2]),
  ]

  it('quotes the first that decides, and counts the others', () => {
    expect(sentenceOf([memory, processes], ...counts, ...aroundRatio('memory', 1.01))).toEqual({
      en: 'Processes: integrated 1, separate 2: confirmed (of 2 measures 1 for it, 1 without a difference).',
      zh: '进程数：集成部署 1，分离部署 2：得到证实（2 项指标中：支持 1 项，没有差异 1 项）。',
    })
  })

  it('quotes both sides of a contradiction', () => {
    expect(sentenceOf([memory, processes], ...counts, ...aroundRatio('memory', 0.5))?.en).toBe(
      'Processes: integrated 1, separate 2, but memory at rest: separate has 2.00 times that of integrated (95% interval 1.98 to 2.02, 8 rounds), beyond the threshold of 5%: inconclusive (of 2 measures 1 for it, 1 against it).',
    )
  })

  it('gives the reason when nothing was measured', () => {
    expect(sentenceOf([memory])).toEqual({
      en: 'Memory at rest: no value of integrated or separate: not measured.',
      zh: '静置内存：没有集成部署和分离部署的测量值：未测量。',
    })
  })

  it('gives the reason of what is missing beside what shows no difference', () => {
    const delay = ratioOf('delay')
    expect(sentenceOf([memory, delay], ...aroundRatio('memory', 1.01))?.en).toBe(
      'Token delay: no value of integrated or separate: inconclusive (of 2 measures 1 without a difference, 1 not measured).',
    )
  })
})
