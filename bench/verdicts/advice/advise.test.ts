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
  it('chooses the one that needs less, and says what is given up', () => {
    const { answer, ratios } = advise(comparisonWith({ ...crash, ...rise(4, 2) }), little)
    expect(answer).toMatchObject({ state: 'deployment', deployment: 'integrated', rule: 'cost' })
    expect(answer.state === 'deployment' ? answer.against : []).toEqual([
      'A crash of the process with the pages interrupts 100% of the live streams in integrated, 0% in separate.',
      expect.stringContaining(
        'becomes 4.01 times as long as without in integrated and 2.01 times in separate: 2.00 times as large a rise',
      ),
    ])
    // (150 MiB + 100 × 8,000) ÷ (100 MiB + 100 × 10,000)
    expect(ratios.memory?.ratio).toBeCloseTo((150 * MIB + 8e5) / (100 * MIB + 1e6), 12)
    expect(ratios.cores?.ratio).toBeCloseTo(1, 12)
  })

  it('gives processes, machines, cores and memory with their bounds', () => {
    const { needs } = advise(
      comparisonWith({ 'cpu-per-token': { integrated: thrice(35), separate: [30, 35, 40] } }),
      { ...assumptions, pagesPerSecond: 50 },
    )
    // 1 + 0.5 cores: two processes for both, or a socket server and one of Next.
    expect(needs.integrated.processes.mean).toEqual({ sockets: 2, pages: 2, all: 2 })
    expect(needs.integrated.machines).toEqual({ mean: 1, from: 1, to: 1 })
    expect(needs.integrated.memoryBytes?.mean).toBeCloseTo(200 * MIB + 1e8, 3)
    // 35 ± t(0.975, 2) · 5 ÷ √3 µs: 22.58 to 47.42, 0.65 to 1.36 cores.
    const { processes, cores } = needs.separate
    expect(cores.interval.from).toBeCloseTo(0.5 + 22.57931 / 35, 5)
    expect(cores.interval.to).toBeCloseTo(0.5 + 47.42069 / 35, 5)
    expect(processes.from).toEqual({ sockets: 1, pages: 1, all: 2 })
    expect(processes.to).toEqual({ sockets: 2, pages: 1, all: 3 })
  })

  it('says what the cheaper one needs more of, within doubt as it is', () => {
    const cores = { 'cpu-per-token': { integrated: [36, 37.1, 38.2], separate: thrice(35) } }
    const { answer } = advise(comparisonWith(cores), { ...little, pagesPerSecond: 0 })
    expect(answer).toMatchObject({
      deployment: 'integrated',
      rule: 'cost',
      reason:
        'it needs less memory, by more than 5%; cores do not differ by more than 5% beyond doubt',
      against: ['cores 1.06 times (0.98 to 1.14).'],
    })
  })

  it('says how many machines more it takes', () => {
    // 198,000 users: 1.98 cores at 35 µs a token, 2.02 at 35.7.
    const many = { ...assumptions, users: 198_000, pagesPerSecond: 0 }
    const cores = { 'cpu-per-token': { integrated: thrice(35.7), separate: thrice(35) } }
    const zero = {
      'memory-at-zero': { integrated: thrice(100 * MIB), separate: thrice(900 * MIB) },
    }
    const { answer, needs } = advise(comparisonWith({ ...cores, ...zero }), many)
    expect([needs.integrated.machines.mean, needs.separate.machines.mean]).toEqual([2, 1])
    expect(answer).toMatchObject({
      deployment: 'integrated',
      against: ['cores 1.02 times (1.02 to 1.02), 2 machines instead of 1.'],
    })
  })

  it('takes the figures of a rise from the rounds that have both', () => {
    const uneven = { 'token-delay-rise': { integrated: [2, 2, 9], separate: [1, 1] } }
    const { isolation } = advise(comparisonWith(uneven), little)
    expect(isolation.findings[1]?.text).toContain(
      'becomes 2.00 times as long as without in integrated and 1.00 times in separate: 2.00 times as large',
    )
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
      reason:
        'cores speak for separate, memory for integrated, and what the pages do to the streams decides nothing',
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
    expect(advise(comparisonWith(), assumptions).outside).toEqual([
      { what: 'connections', asked: 10_000, measured: 1_200, times: 10_000 / 1_200 },
      { what: 'tokens a second', asked: 20_000, measured: 6_000, times: 20_000 / 6_000 },
      { what: 'page requests a second', asked: 100, measured: 30, times: 100 / 30 },
    ])
    expect(advise(comparisonWith(), little).outside).toEqual([])
  })

  it('does not make memory out of a slope that is noise', () => {
    const noise = { integrated: [-40_000, 8_000, 20_000], separate: thrice(8_000) }
    const { needs, ratios } = advise(
      comparisonWith({ 'memory-per-connection': noise }),
      assumptions,
    )
    expect(needs.integrated.memoryBytes).toBeUndefined()
    expect(ratios.memory).toBeUndefined()
    expect(needs.separate.memoryBytes).toBeDefined()
  })

  it('takes a rise for a finding only when its whole interval lies beyond the threshold', () => {
    const noisy = { 'token-delay-rise': { integrated: [2, 4, 3], separate: [2, 2, 2.5] } }
    const { isolation } = advise(comparisonWith(noisy), little)
    expect(isolation.findings[1]).toMatchObject({
      text: expect.stringContaining('1.34 times as large a rise (95% interval'),
      favours: undefined,
    })
  })

  it('says of what was not measured how it is', () => {
    const { isolation } = advise(comparisonWith(), little)
    expect(isolation.findings).toEqual([
      {
        text: 'What a crash of the pages does to streams was not measured in this result: npm run bench measures it.',
        favours: undefined,
      },
      {
        text: 'What page load does to the delay of tokens was not measured in this result: npm run bench measures it.',
        favours: undefined,
      },
    ])
  })
})
