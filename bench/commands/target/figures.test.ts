import { describe, expect, it } from 'vitest'
import { targetFigures } from './figures.ts'
import { type AnswerSample, TARGET_VERSION, type TargetSample } from './target-sample.ts'
import { targetTable } from './target-table.ts'

const run: TargetSample = {
  type: 'target',
  version: TARGET_VERSION,
  startedAt: '2026-01-01T00:00:00.000Z',
  options: {
    url: 'ws://127.0.0.1:3001/',
    origin: 'http://127.0.0.1:3001',
    connections: 10,
    streams: 2,
    seconds: 10,
    pid: 1,
    mockUrl: undefined,
    slo: { ttftMs: 200, gapMs: 100 },
    seed: 1,
  },
  client: { cpuModel: 'Synthetic CPU', cores: 2, node: 'v26.10.0' },
}
const opened: TargetSample = { type: 'opened', asked: 10, opened: 9, firstError: 'refused' }
const calibration: TargetSample = {
  type: 'calibration',
  meanSeconds: 2,
  stamps: 'this-machine',
  turnsPerSecond: 1,
  warmUpMs: 2_000,
}
const usage: TargetSample = {
  type: 'usage',
  seconds: 8,
  texts: 400,
  clientMicroseconds: 400_000,
  targetMicroseconds: 20_000,
}
/** Planned and sent at a moment, its first text 150 ms and its end 2 s later. */
const answer = (plannedMs: number, parts: Partial<AnswerSample> = {}): AnswerSample => ({
  type: 'answer',
  plannedMs,
  sentMs: plannedMs + 1,
  firstTextMs: plannedMs + 150,
  lastTextMs: plannedMs + 1_990,
  endedMs: plannedMs + 2_000,
  gapsMs: [40, 60],
  delaysUs: [300, 500],
  outcome: 'end',
  ...parts,
})
const figuresOf = (...samples: readonly TargetSample[]) =>
  targetFigures([run, opened, calibration, ...samples, usage])

describe('targetFigures', () => {
  it('takes latencies of the steady part, and counts of the whole', () => {
    const figures = figuresOf(
      answer(1_000, { firstTextMs: 1_900, gapsMs: [999] }),
      answer(3_000),
      answer(5_000),
      { type: 'drop', code: 1006 },
    )
    expect(figures.answers).toBe(3)
    expect(figures.ttftMs).toMatchObject({ count: 2, p50: 150, max: 150 })
    expect(figures.gapMs).toMatchObject({ count: 4, p50: 50, max: 60 })
    expect(figures.largestGapMs).toMatchObject({ count: 2, p50: 60 })
    expect(figures.addedMs).toMatchObject({ count: 4, p50: 0.4, max: 0.5 })
    expect(figures.connections).toEqual({ asked: 10, opened: 9, dropped: 1, firstError: 'refused' })
    expect(figures.doubts).toEqual([])
  })

  it('counts the time that answers were under way in the steady part', () => {
    // 1 s of the first, 1.999 s of the second, 0.999 s of the third, in 8 s.
    const figures = figuresOf(answer(1_000), answer(5_000), answer(9_000))
    expect(figures.streams).toBeCloseTo((1_000 + 1_999 + 999) / 8_000, 12)
  })

  it('counts as good what came whole, in time and without a long gap; a failure counts against it', () => {
    const figures = figuresOf(
      answer(2_000),
      answer(3_000, { firstTextMs: 3_201 }),
      answer(4_000, { gapsMs: [101] }),
      answer(5_000, { outcome: 'error', error: 'The API is busy.' }),
      answer(6_000, { outcome: 'lost', error: 'closed with 1006' }),
    )
    expect(figures.goodput).toEqual({ perSecond: 1 / 8, share: 1 / 5 })
    expect(figures.failed).toEqual({ error: 1, lost: 1, unfinished: 0 })
    expect(figures.firstError).toBe('The API is busy.')
  })

  it('divides CPU by frames with text and by time', () => {
    const figures = figuresOf(answer(3_000))
    expect(figures.cpuPerTextUs).toBe(50)
    expect(figures.serverShareOfCore).toBe(0.0025)
    expect(figures.clientShareOfCore).toBe(0.05)
    expect(figures.textsPerSecond).toBe(50)
  })

  it('doubts a load that was late, and a client at its end', () => {
    const late = figuresOf(answer(3_000, { sentMs: 3_021 }))
    expect(late.doubts).toEqual([
      'turns were sent late, p99 21 ms (limit 20): the load was not the planned one',
    ])
    const busy = { ...usage, clientMicroseconds: 6_500_000 } as TargetSample
    expect(targetFigures([run, opened, calibration, busy]).doubts).toEqual([
      expect.stringContaining('this client was above 80% of a core'),
    ])
  })

  it('has no added delay where the stamps are not of this machine', () => {
    const other = { ...calibration, stamps: 'other-clock' } as TargetSample
    expect(targetFigures([run, opened, other, answer(3_000), usage]).addedMs.count).toBe(0)
  })

  it('refuses the samples of a run that did not end', () => {
    expect(() => targetFigures([run, opened, calibration])).toThrow('found none of type usage')
  })
})

describe('targetTable', () => {
  it('shows the figures, and what they do not hold', () => {
    const memory: readonly TargetSample[] = [
      { type: 'memory', moment: 'before', pssBytes: 1024 ** 2 },
      { type: 'memory', moment: 'idle', pssBytes: 2 * 1024 ** 2 },
    ]
    const text = targetTable(figuresOf(answer(3_000), ...memory))
    expect(text).toMatch(/^TTFT, from the planned moment +150 ms +150 ms +1$/m)
    expect(text).toMatch(/^added delay of a token +0\.40 ms +0\.50 ms +2$/m)
    expect(text).toContain('9 of 10 open, 0 dropped (refused)')
    expect(text).toContain('PSS 1.0 MiB before, 2.0 MiB with 10 idle connections')
    expect(text).toContain(
      'server 0% of a core, 50.0 µs a frame with text; this client 5% of a core',
    )
    expect(text).toContain('a control stream (--mock) would tell how much')
    expect(text).toContain('The run is valid.')
  })

  it('says that memory was not asked for, and that the mock is not the upstream', () => {
    const none = { ...calibration, stamps: 'none' } as TargetSample
    const memory: TargetSample = { type: 'memory', moment: 'before', missing: 'say which by --pid' }
    const text = targetTable(targetFigures([run, opened, none, memory, answer(3_000), usage]))
    expect(text).toContain('memory       not measured: say which by --pid')
    expect(text).toContain('the mock is not the upstream of this server')
  })
})
