import { describe, expect, it } from 'vitest'
import { type Turn, timeline } from '../../plan/timeline.ts'
import { aloneAndTogether } from '../../plan/windows.ts'
import type { StreamSample } from '../../samples/load-sample.ts'
import { beginMs, smallProfile } from '../testing/load-trial.ts'
import { streams } from './streams.ts'

const profile = smallProfile({
  windows: aloneAndTogether({ seconds: 10, tokensPerSecond: 100, pagesPerSecond: 2 }),
})
const window = timeline(profile).windows[1] ?? expect.fail('expected the window of streams alone')
const { from, to } = window.steady

const turn = (index: number, at: number): Turn => ({ index, socket: index, at, window: 'streams' })

/** An answer of 2 s, sent when it was planned. */
function answer(index: number, plannedMs: number, changed: Partial<StreamSample> = {}) {
  return {
    type: 'stream',
    turn: index,
    plannedMs,
    sentMs: plannedMs,
    firstTextMs: plannedMs + 110,
    lastTextMs: plannedMs + 2_000,
    tokens: 100,
    largestGapMs: 90,
    outcome: 'end',
    ...changed,
  } as const satisfies StreamSample
}

const figures = (samples: readonly StreamSample[], turns: readonly Turn[], of = window) =>
  streams(samples, turns, { window: of, beginMs, slo: profile.slo, ttftMs: 100 })

describe('the figures of streams', () => {
  it('count an answer by its turn, also where the generator rounded its moment into the steady part', () => {
    const turns = [turn(0, from - 0.0003), turn(1, from + 1)]
    const samples = [answer(0, beginMs + from * 1_000), answer(1, beginMs + (from + 1) * 1_000)]
    expect(figures(samples, turns)).toMatchObject({ planned: 2, completed: 2, withinSlo: 1 })
    expect(figures(samples, turns).ttftMs.count).toBe(1)
  })

  it('tell how late turns of the steady part were sent, whose latencies are quoted', () => {
    const moments = [from - 1, from + 1, from + 2]
    const turns = moments.map((at, index) => turn(index, at))
    const late = (byMs: (index: number) => number) =>
      moments.map((at, index) => {
        const plannedMs = beginMs + at * 1_000
        return answer(index, plannedMs, { sentMs: plannedMs + byMs(index) })
      })
    const atSeam = figures(
      late(index => (index === 0 ? 200 : 3)),
      turns,
    )
    expect(atSeam.latenessMs).toMatchObject({ count: 2, p99: 3 })
    const after = figures(
      late(index => (index === 0 ? 0 : 40)),
      turns,
    )
    expect(after.latenessMs).toMatchObject({ count: 2, p99: 40 })
    expect(figures(late(() => 0).slice(1), turns).failed.unsent).toBe(1)
  })

  it('tell the gaps of answers that ended before the next window came, where it follows at once', () => {
    const [early, late] = [from - 0.5, to - 1]
    const turns = [turn(0, early), turn(1, late)]
    const samples = [
      answer(0, beginMs + early * 1_000),
      answer(1, beginMs + late * 1_000, { largestGapMs: 900 }),
    ]
    expect(figures(samples, turns).largestGapMs).toMatchObject({ count: 1, p99: 90 })
    const { flowsOn: _, ...alone } = window
    const apart = figures(samples, turns, alone)
    expect(apart.largestGapMs).toMatchObject({ count: 1, p99: 900 })
  })

  it('pool the gaps that ended in the steady part, of answers whose client kept them', () => {
    const fromMs = beginMs + from * 1_000
    const early = answer(0, fromMs - 1_000, { firstTextMs: fromMs - 10, gapsMs: [5, 40, 60] })
    const late = answer(1, fromMs, { firstTextMs: beginMs + to * 1_000 - 50, gapsMs: [20, 40] })
    const turns = [turn(0, from - 1), turn(1, from)]
    expect(figures([early, late], turns).gapMs).toMatchObject({ count: 3, p50: 40, max: 60 })
    expect(figures([answer(0, fromMs)], turns).gapMs.count).toBe(0)
  })

  it('count as good what came whole, in time and, where the SLO has a gap, without a longer one', () => {
    const plannedMs = beginMs + (from + 1) * 1_000
    const samples = [
      answer(0, plannedMs),
      answer(1, plannedMs, { firstTextMs: plannedMs + 201 }),
      answer(2, plannedMs, { largestGapMs: 101 }),
      answer(3, plannedMs, { outcome: 'error', error: 'The API is busy.' }),
      answer(4, plannedMs, { outcome: 'lost', error: 'closed with 1006' }),
    ]
    const turns = samples.map(({ turn: index }) => turn(index, from + 1))
    const slo = { ...profile.slo, addedTtftMs: 200, gapMs: 100 }
    const judged = streams(samples, turns, { window, beginMs, slo, ttftMs: 0 })
    expect(judged).toMatchObject({
      withinSlo: 1 / 5,
      goodPerSecond: 1 / (to - from),
      failed: { error: 1, lost: 1, unfinished: 0 },
      firstError: 'The API is busy.',
    })
    const { gapMs: _, ...anyGap } = slo
    const patient = streams(samples, turns, { window, beginMs, slo: anyGap, ttftMs: 0 })
    expect(patient.withinSlo).toBe(2 / 5)
  })
})
