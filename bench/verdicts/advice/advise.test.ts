import { describe, expect, it } from 'vitest'
import { advise } from './advise.ts'
import { assumptions, comparisonWith, MIB, thrice } from './testing/measured.ts'

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

describe('advise', () => {
  it('chooses the one that resources less, and says what is given up', () => {
    const { answer, ratios } = advise(comparisonWith({ ...crash, ...rise(4, 2) }), little)
    expect(answer).toMatchObject({ state: 'deployment', deployment: 'integrated', rule: 'cost' })
    expect(answer).toMatchObject({
      against: [
        { kind: 'crash', interrupted: { integrated: 1, separate: 0 } },
        {
          kind: 'rise',
          times: { integrated: expect.closeTo(4.01, 4), separate: expect.closeTo(2.005, 4) },
          ratio: { ratio: expect.closeTo(2, 12) },
        },
      ],
    })
    // (150 MiB + 100 × 8,000) ÷ (100 MiB + 100 × 10,000)
    expect(ratios.memory?.ratio).toBeCloseTo((150 * MIB + 8e5) / (100 * MIB + 1e6), 12)
    expect(ratios.cores?.ratio).toBeCloseTo(1, 12)
  })

  it('gives processes, machines, cores and memory with their bounds', () => {
    const { resources } = advise(
      comparisonWith({ 'cpu-per-token': { integrated: thrice(35), separate: [30, 35, 40] } }),
      { ...assumptions, pagesPerSecond: 50 },
    )
    // 1 + 0.5 cores: two processes for both, or a socket server and one of Next.
    expect(resources.integrated.processes.mean).toEqual({ sockets: 2, pages: 2, all: 2 })
    expect(resources.integrated.machines).toEqual({ mean: 1, from: 1, to: 1 })
    expect(resources.integrated.memoryBytes?.mean).toBeCloseTo(200 * MIB + 1e8, 3)
    // 35 ± t(0.975, 2) · 5 ÷ √3 µs: 22.58 to 47.42, 0.65 to 1.36 cores.
    const { processes, cores } = resources.separate
    expect(cores.interval.from).toBeCloseTo(0.5 + 22.57931 / 35, 5)
    expect(cores.interval.to).toBeCloseTo(0.5 + 47.42069 / 35, 5)
    expect(processes.from).toEqual({ sockets: 1, pages: 1, all: 2 })
    expect(processes.to).toEqual({ sockets: 2, pages: 1, all: 3 })
  })

  it('says what the cheaper one resources more of, within doubt as it is', () => {
    const cores = { 'cpu-per-token': { integrated: [36, 37.1, 38.2], separate: thrice(35) } }
    const { answer } = advise(comparisonWith(cores), { ...little, pagesPerSecond: 0 })
    expect(answer).toMatchObject({
      deployment: 'integrated',
      rule: 'cost',
      cheaper: { cores: undefined, memory: 'integrated' },
      dearer: [{ resource: 'cores', times: { ratio: expect.closeTo(1.06, 3) } }],
      against: [],
    })
  })

  it('says how many machines more it takes', () => {
    // 198,000 users: 1.98 cores at 35 µs a token, 2.02 at 35.7.
    const many = { ...assumptions, users: 198_000, pagesPerSecond: 0 }
    const cores = { 'cpu-per-token': { integrated: thrice(35.7), separate: thrice(35) } }
    const zero = {
      'memory-at-zero': { integrated: thrice(100 * MIB), separate: thrice(900 * MIB) },
    }
    const { answer, resources } = advise(comparisonWith({ ...cores, ...zero }), many)
    expect([resources.integrated.machines.mean, resources.separate.machines.mean]).toEqual([2, 1])
    expect(answer).toMatchObject({
      deployment: 'integrated',
      dearer: [
        { resource: 'cores', times: { ratio: expect.closeTo(1.02, 12) } },
        { resource: 'machines', own: 2, others: 1 },
      ],
    })
  })

  it('takes the figures of a rise from the rounds that have both', () => {
    const uneven = { 'token-delay-rise': { integrated: [2, 2, 9], separate: [1, 1] } }
    const { isolation } = advise(comparisonWith(uneven), little)
    expect(isolation.findings[1]).toMatchObject({
      times: { integrated: expect.closeTo(2, 12), separate: expect.closeTo(1, 12) },
      ratio: { ratio: expect.closeTo(2, 12) },
    })
  })

  it('lets isolation decide where the cost is the same', () => {
    const same = { 'memory-at-zero': { integrated: thrice(1e8), separate: thrice(1e8) } }
    const { answer } = advise(comparisonWith({ ...same, ...crash }), little)
    expect(answer).toMatchObject({
      state: 'deployment',
      deployment: 'separate',
      rule: 'isolation',
      against: [],
    })
  })

  it.each([
    ['nothing differs', {}],
    ['findings contradict each other', { ...crash, ...rise(2, 4) }],
  ])('calls it a toss-up where %s', (_, findings) => {
    const noisy = { 'memory-at-zero': { integrated: [9e7, 1e8, 1.2e8], separate: thrice(1e8) } }
    const { answer } = advise(comparisonWith({ ...noisy, ...findings }), little)
    expect(answer).toMatchObject({ state: 'toss-up' })
  })

  it('calls it a toss-up where cores speak for one and memory for the other', () => {
    const cores = { 'cpu-per-token': { integrated: thrice(50), separate: thrice(35) } }
    const { answer } = advise(comparisonWith(cores), { ...little, pagesPerSecond: 0 })
    expect(answer).toEqual({
      state: 'toss-up',
      cheaper: { cores: 'separate', memory: 'integrated' },
    })
  })

  it('rules out the one whose tokens are too late beside pages, whatever it costs', () => {
    const late = {
      'added-delay-p99-beside-pages': { integrated: [80, 82, 81], separate: [5, 6, 5] },
    }
    expect(advise(comparisonWith(late), little).answer).toMatchObject({
      deployment: 'separate',
      rule: 'delay',
    })
    const undecided = [
      { integrated: [80, 82, 81], separate: [80, 82, 81] },
      { integrated: [80, 82, 81], separate: [20, 90, 30] },
      { integrated: [80, 82, 81], separate: [] },
    ]
    for (const delays of undecided) {
      const comparison = comparisonWith({ 'added-delay-p99-beside-pages': delays })
      expect(advise(comparison, little).answer).toMatchObject({ rule: 'cost' })
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
    const { resources, ratios } = advise(
      comparisonWith({ 'memory-per-connection': noise }),
      assumptions,
    )
    expect(resources.integrated.memoryBytes).toBeUndefined()
    expect(ratios.memory).toBeUndefined()
    expect(resources.separate.memoryBytes).toBeDefined()
  })

  it('takes a rise for a finding only when its whole interval lies beyond the threshold', () => {
    const noisy = { 'token-delay-rise': { integrated: [2, 4, 3], separate: [2, 2, 2.5] } }
    const { isolation } = advise(comparisonWith(noisy), little)
    expect(isolation.findings[1]).toMatchObject({
      ratio: { ratio: expect.closeTo(1.3, 2), interval: { from: 1, to: 2 } },
      favours: undefined,
    })
  })

  it('says of what was not measured how it is', () => {
    const { isolation } = advise(comparisonWith(), little)
    expect(isolation.findings).toEqual([
      { kind: 'unmeasured', what: 'crash', favours: undefined },
      { kind: 'unmeasured', what: 'rise', favours: undefined },
    ])
  })
})
