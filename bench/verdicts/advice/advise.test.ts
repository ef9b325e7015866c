import { describe, expect, it } from 'vitest'
import type { Comparison } from '../comparison.ts'
import { syntheticMap } from '../testing/synthetic-map.ts'
import { advise as adviseBy, measuredPageMs } from './advise.ts'
import { assumptions, comparisonWith, MIB, thrice } from './testing/measured.ts'

/** From a comparison alone. */
const advise = (comparison: Comparison, asked: typeof assumptions) =>
  adviseBy({ comparison, map: undefined }, asked)
const little = { ...assumptions, users: 1_000, pagesPerSecond: 1 }
const crash = {
  'streams-hit-page-crash': { integrated: [1, 1], separate: [0, 0] },
}
/** The rise of the p99 beside pages; the p99 itself. */
const rise = (integrated: number, separate: number) => ({
  'token-delay-rise': {
    integrated: [integrated, integrated * 1.01, integrated],
    separate: [separate, separate * 1.01, separate],
  },
})

/** A map whose models are off by so much at most. */
function testedMap(worst: number) {
  const map = syntheticMap()
  const tested = Object.entries(map.models).map(
    ([name, model]) => [name, { ...model, error: { median: worst, worst, points: 4 } }] as const,
  )
  return { ...map, models: Object.fromEntries(tested) }
}
const release = {
  'sockets-dropped-page-release': { integrated: [1, 1], separate: [0, 0] },
}
const kinds = ({ reasons }: ReturnType<typeof advise>) =>
  reasons.map(({ kind, favours }) => [kind, favours])

describe('advise', () => {
  it('lets the first reason that speaks for one decide, in order of weight', () => {
    // Memory speaks for integrated all the while.
    const whole = comparisonWith({ ...crash, ...release, ...rise(4, 2) })
    const advice = advise(whole, little)
    expect(kinds(advice)).toEqual([
      ['bench-pages', undefined],
      ['crash', 'separate'],
      ['release', 'separate'],
      ['rise', 'separate'],
      ['cost', 'integrated'],
    ])
    expect(advice.answer).toEqual({ deployment: 'separate', because: advice.reasons[1] })
    expect(advice.reasons[1]).toMatchObject({ share: { integrated: 1, separate: 0 } })
    expect(advise(comparisonWith(release), little).answer).toMatchObject({
      because: { kind: 'release', share: { integrated: 1, separate: 0 } },
    })
  })

  it('never lets a few percent of memory decide where the delay of tokens differs', () => {
    const memory = {
      'memory-at-zero': { integrated: thrice(100 * MIB), separate: thrice(107 * MIB) },
    }
    const same = advise(comparisonWith(memory), little)
    expect(same.answer).toMatchObject({ deployment: 'integrated', because: { kind: 'cost' } })
    const differing = advise(comparisonWith({ ...memory, ...rise(3, 2) }), little)
    expect(differing.answer).toMatchObject({ deployment: 'separate', because: { kind: 'rise' } })
    const mapped = adviseBy(
      { comparison: comparisonWith(memory), map: testedMap(1.2) },
      {
        ...little,
        ...{ pagesPerSecond: 4, pageMs: 40 },
      },
    )
    expect(mapped.answer).toMatchObject({ deployment: 'separate', because: { kind: 'delay' } })
  })

  it('begins with the tokens beside the pages, and needs nothing else for it', () => {
    const heavy = { ...little, pagesPerSecond: 4, pageMs: 90 }
    const map = testedMap(1.2)
    const whole = adviseBy({ comparison: comparisonWith(crash), map }, heavy)
    expect(whole.answer).toMatchObject({ deployment: 'separate', because: { kind: 'your-pages' } })
    const alone = adviseBy({ comparison: undefined, map }, heavy)
    expect(alone.answer).toEqual(whole.answer)
    expect(kinds(alone)).toEqual([
      ['your-pages', 'separate'],
      ['delay', 'separate'],
      ['unmeasured', undefined],
    ])
    expect(alone).toMatchObject({ cost: undefined, processes: { separate: { all: 2 } } })
  })

  it('takes what a page costs from what is asked, or from what was measured', () => {
    const comparison = comparisonWith()
    expect(measuredPageMs({ comparison, map: undefined })).toBe(7)
    expect(measuredPageMs({ comparison: undefined, map: testedMap(1.2) })).toBe(10)
    const own = syntheticMap({ pageMs: 38, share: 0.19, path: '/products' })
    expect(measuredPageMs({ comparison, map: own })).toBe(38)
    const { cost } = advise(comparison, { ...little, pagesPerSecond: 50, pageMs: 14 })
    // 200 tokens × 35 µs + 50 pages × 14 ms, at 70%.
    expect(cost?.resources.integrated.cores.mean).toBeCloseTo((0.007 + 0.7) / 0.7, 9)
  })

  it('gives processes, machines, cores and memory with their bounds', () => {
    const { cost } = advise(
      comparisonWith({ 'cpu-per-token': { integrated: thrice(35), separate: [30, 35, 40] } }),
      { ...assumptions, pagesPerSecond: 50 },
    )
    // 1 + 0.5 cores: two processes for both, or a socket server and one of Next.
    expect(cost?.resources.integrated.processes.mean).toEqual({ sockets: 2, pages: 2, all: 2 })
    expect(cost?.resources.integrated.machines).toEqual({ mean: 1, from: 1, to: 1 })
    expect(cost?.resources.integrated.memoryBytes?.mean).toBeCloseTo(200 * MIB + 1e8, 3)
    // 35 ± t(0.975, 2) · 5 ÷ √3 µs: 22.58 to 47.42, 0.65 to 1.36 cores.
    const separate = cost?.resources.separate
    expect(separate?.cores.interval.from).toBeCloseTo(0.5 + 22.57931 / 35, 5)
    expect(separate?.cores.interval.to).toBeCloseTo(0.5 + 47.42069 / 35, 5)
    expect(separate?.processes.from).toEqual({ sockets: 1, pages: 1, all: 2 })
    expect(separate?.processes.to).toEqual({ sockets: 2, pages: 1, all: 3 })
  })

  it('goes on without cores and memory where a short comparison has none', () => {
    const none = { integrated: [], separate: [] }
    const short = comparisonWith({ ...crash, 'cpu-per-token': none, 'cpu-per-page': none })
    const advice = adviseBy({ comparison: short, map: testedMap(1.2) }, little)
    expect(advice).toMatchObject({ cost: undefined, answer: { because: { kind: 'crash' } } })
    expect(advice.reasons.at(-1)).toMatchObject({ kind: 'unmeasured', what: 'cost' })
    expect(measuredPageMs({ comparison: short, map: testedMap(1.2) })).toBe(10)
  })

  it('gives the ratios of what both need', () => {
    const { cost } = advise(comparisonWith(), little)
    // (150 MiB + 100 × 8,000) ÷ (100 MiB + 100 × 10,000)
    const memory = (150 * MIB + 8e5) / (100 * MIB + 1e6)
    expect(cost?.ratios.memory?.ratio).toBeCloseTo(memory, 12)
    expect(cost?.ratios.cores?.ratio).toBeCloseTo(1, 12)
  })

  it('takes the figures of a rise from the rounds that have both', () => {
    const uneven = { 'token-delay-rise': { integrated: [2, 2, 9], separate: [1, 1] } }
    expect(advise(comparisonWith(uneven), little).reasons[3]).toMatchObject({
      times: { integrated: expect.closeTo(2, 12), separate: expect.closeTo(1, 12) },
      ratio: { ratio: expect.closeTo(2, 12) },
    })
  })

  it('takes a rise for a reason only when its whole interval lies beyond the threshold', () => {
    const noisy = { 'token-delay-rise': { integrated: [2, 4, 3], separate: [2, 2, 2.5] } }
    expect(advise(comparisonWith(noisy), little).reasons[3]).toMatchObject({
      ratio: { ratio: expect.closeTo(1.3, 2), interval: { from: 1, to: 2 } },
      favours: undefined,
    })
  })

  it('calls it a toss-up where nothing differs beyond doubt, or cores and memory pull apart', () => {
    const noisy = { 'memory-at-zero': { integrated: [9e7, 1e8, 1.2e8], separate: thrice(1e8) } }
    expect(advise(comparisonWith(noisy), little).answer).toBeUndefined()
    const apart = { 'cpu-per-token': { integrated: thrice(50), separate: thrice(35) } }
    const { answer, reasons } = advise(comparisonWith(apart), { ...little, pagesPerSecond: 0 })
    expect(answer).toBeUndefined()
    expect(reasons.at(-1)).toMatchObject({
      ratios: {
        cores: { ratio: expect.closeTo(0.7, 9) },
        memory: { ratio: expect.closeTo(1.5, 1) },
      },
    })
  })

  it('without a map takes the one whose tokens are not too late beside the pages of the bench', () => {
    const late = {
      'added-delay-p99-beside-pages': { integrated: [80, 82, 81], separate: [5, 6, 5] },
    }
    expect(advise(comparisonWith(late), little).answer).toMatchObject({
      deployment: 'separate',
      because: { kind: 'bench-pages', p99: { integrated: { mean: 81 } } },
    })
    expect(advise(comparisonWith(late), { ...little, sloMs: 90 }).answer).toMatchObject({
      because: { kind: 'cost' },
    })
    const undecided = [
      { integrated: [80, 82, 81], separate: [80, 82, 81] },
      { integrated: [80, 82, 81], separate: [20, 90, 30] },
      { integrated: [80, 82, 81], separate: [] },
    ]
    for (const delays of undecided) {
      const comparison = comparisonWith({ 'added-delay-p99-beside-pages': delays })
      expect(advise(comparison, little).answer).toMatchObject({ because: { kind: 'cost' } })
    }
  })

  it('says how far a question lies outside of what was measured', () => {
    // The profile: 1,200 connections, 6,000 tokens a second, 15 requests to each of two pages.
    expect(advise(comparisonWith(), assumptions).extrapolated).toEqual([
      { what: 'connections', asked: 10_000, measured: 1_200, times: 10_000 / 1_200 },
      { what: 'tokensPerSecond', asked: 20_000, measured: 6_000, times: 20_000 / 6_000 },
      { what: 'pagesPerSecond', asked: 100, measured: 30, times: 100 / 30 },
    ])
    expect(advise(comparisonWith(), little).extrapolated).toEqual([])
  })

  it('does not make memory out of a slope that is noise', () => {
    const noise = { integrated: [-40_000, 8_000, 20_000], separate: thrice(8_000) }
    const { cost } = advise(comparisonWith({ 'memory-per-connection': noise }), assumptions)
    expect(cost?.resources.integrated.memoryBytes).toBeUndefined()
    expect(cost?.ratios.memory).toBeUndefined()
    expect(cost?.resources.separate.memoryBytes).toBeDefined()
  })

  it('says of what was not measured how it is', () => {
    expect(advise(comparisonWith(), little).reasons.slice(0, 4)).toEqual([
      { kind: 'bench-pages', p99: undefined, favours: undefined },
      ...['crash', 'release', 'rise'].map(what => ({
        kind: 'unmeasured',
        what,
        favours: undefined,
      })),
    ])
  })
})
