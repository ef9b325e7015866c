import { describe, expect, it } from 'vitest'
import type { DrillSample, FaultSample, FaultStreamSample } from '../samples/drill-sample.ts'
import type { Trial } from '../samples/trial.ts'
import { measureNamed, measures } from './registry.ts'

const plainLoads = ['load', 'memory-ladder', 'stream-ladder', 'interference', 'relay', 'page-loads']
const drillMeasures = measures.filter(({ scenario }) => !plainLoads.includes(scenario))

function measured(name: string, samples: readonly DrillSample[]): number | undefined {
  return measureNamed(name).of({ header: {} as Trial['header'], samples, endedAt: '' })
}

const fault = (action: FaultSample['action'], atMs: number): DrillSample => ({
  type: 'fault',
  action,
  process: 'x',
  atMs,
})

function stream(outcome: FaultStreamSample['outcome'], drops: number, largestGapMs = 100) {
  const rest = { stream: 0, tokens: 1, endedMs: 1 }
  return { type: 'witness-stream', outcome, drops, largestGapMs, ...rest } as const
}

const page = (atMs: number, status: number, durationMs = 10) =>
  ({ type: 'witness-page', page: 'static', atMs, durationMs, status }) as const

const socket = (atMs: number, status: number, durationMs = 5) =>
  ({ type: 'witness-socket', atMs, durationMs, status }) as const

describe('every measure of a drill', () => {
  it('has a name of its own, and no value where nothing was seen', () => {
    const names = drillMeasures.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const { name } of drillMeasures) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(measured(name, [])).toBeUndefined()
    }
  })
})

describe('a start', () => {
  it.each([
    [800, 1_200, 1_200],
    [1_500, 1_200, 1_500],
  ])('ready after %i ms, first token after %i ms: %i', (readyMs, firstTokenMs, expected) => {
    const samples = [{ type: 'start', readyMs, firstTokenMs }] as const
    expect(measured('cold-start', samples)).toBe(expected)
    expect(measured('dev-cold-start', samples)).toBe(expected)
  })
})

describe('counts', () => {
  it('are the items under the name; none is a zero, which is not the same as not counted', () => {
    const samples: readonly DrillSample[] = [
      { type: 'count', name: 'processes', items: ['a', 'b'] },
      { type: 'count', name: 'cross-origin-settings', items: [] },
    ]
    expect(measured('processes', samples)).toBe(2)
    expect(measured('cross-origin-settings', samples)).toBe(0)
    expect(measured('scrape-targets', samples)).toBeUndefined()
  })
})

describe('streams', () => {
  const samples = [
    stream('exact', 0, 100),
    stream('exact', 1, 300),
    stream('lost', 1, 200),
    stream('wrong', 0, 2_100),
  ]

  it('are hit when their socket dropped, and lost when they were not whole in the end', () => {
    expect(measured('streams-hit-page-crash', samples)).toBe(0.5)
    expect(measured('sockets-dropped-page-release', samples)).toBe(0.5)
    expect(measured('streams-lost-socket-crash', samples)).toBe(0.5)
    expect(measured('streams-surviving-edit', samples)).toBe(0.25)
  })

  it('an error that the server told is a loss', () => {
    expect(measured('streams-lost-page-release', [stream('error', 0), stream('exact', 0)])).toBe(
      0.5,
    )
  })

  it('the largest gap is the p99 over answers', () => {
    const gaps = Array.from({ length: 101 }, (_, index) => stream('exact', 0, index * 10))
    expect(measured('largest-gap-page-stall', gaps)).toBe(990)
    expect(measured('largest-gap-socket-stall', gaps)).toBe(990)
  })
})

describe('visitors', () => {
  const samples = [
    page(0, 0),
    fault('kill', 1_000),
    page(1_000, 200),
    page(1_100, 0),
    page(1_200, 0),
    page(1_300, 200, 1_001),
    socket(900, 0),
    socket(1_000, 503),
    socket(1_500, 101),
  ]

  it('count from the fault on', () => {
    expect(measured('pages-failed-page-crash', samples)).toBe(0.5)
    expect(measured('pages-late-page-stall', samples)).toBe(0.75)
    expect(measured('pages-late-socket-stall', samples)).toBe(0.75)
    expect(measured('sockets-refused-page-release', samples)).toBe(0.5)
    expect(measured('page-wait-socket-stall', samples)).toBe(1_001)
  })

  it('recovery is until the first success that no failure follows', () => {
    expect(measured('page-outage-page-crash', samples)).toBe(1_301)
    expect(measured('socket-outage-socket-crash', samples)).toBe(505)
  })

  it('recovery is nothing when nothing failed, and at least the rest of the drill when it never came', () => {
    expect(measured('page-outage-page-crash', [fault('kill', 100), page(100, 200)])).toBe(0)
    expect(measured('page-outage-page-crash', [fault('kill', 100), page(500, 0, 3)])).toBe(403)
  })
})

describe('edits', () => {
  it('take the median time from saving to seeing', () => {
    const edits = [
      [100, 300],
      [1_000, 1_050],
      [2_000, 2_400],
    ].flatMap(([saved = 0, seen = 0]) => [fault('edit', saved), fault('visible', seen)])
    expect(measured('edit-to-visible', edits)).toBe(200)
    expect(measured('edit-to-visible', [fault('edit', 5)])).toBeUndefined()
  })
})
