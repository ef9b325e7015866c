import { describe, expect, it } from 'vitest'
import { type LoadWindow, timeline } from '../../plan/timeline.ts'
import { flowingOn } from '../../plan/windows.ts'
import type { PageSample } from '../../samples/load-sample.ts'
import { answeredPages, beginMs, smallProfile } from '../testing/load-trial.ts'
import { pages } from './pages.ts'

// Two windows without a pause between them, both with the same page.
const profile = smallProfile({
  windows: flowingOn(
    ['first', 'second'].map(name => ({
      name,
      seconds: 10,
      tokensPerSecond: 100,
      pages: [{ page: 'static', perSecond: 10 }],
    })),
  ),
})
const [first, second] = timeline(profile).windows as [LoadWindow, LoadWindow]
const sent = answeredPages(profile, () => 8) as PageSample[]
const figuresOf = (samples: readonly PageSample[], window: LoadWindow) =>
  pages(samples, { window, beginMs })[0]

describe('the pages of a window', () => {
  it('are those that were planned in its steady part', () => {
    const all = { count: 40, p50: 8, p90: 8, p99: 8, max: 8 }
    for (const window of [first, second]) {
      expect(figuresOf(sent, window)).toEqual({
        ...{ page: 'static', requests: 40, failed: 0, unsent: 0 },
        latencyMs: all,
        latenessMs: { count: 40, p50: 0, p90: 0, p99: 0, max: 0 },
      })
    }
  })

  it('count from the planned moment: what the load generator sent late waited', () => {
    const late = sent.map(sample => ({ ...sample, sentMs: sample.plannedMs + 300 }))
    expect(figuresOf(late, first)).toMatchObject({ requests: 40, latencyMs: { p50: 308 } })
    expect(figuresOf(late, first)?.latenessMs.p99).toBe(300)
    // k6's clock knows whole milliseconds.
    const early = sent.map(sample => ({ ...sample, sentMs: sample.plannedMs - 0.7 }))
    expect(figuresOf(early, first)).toMatchObject({ latencyMs: { p50: 8 } })
  })

  it('are missing where they were not sent, also when the window beside it sent one more', () => {
    const more = { ...(sent.at(-1) as PageSample) }
    const fewer = [...sent.filter(({ window }, index) => window !== 'first' || index > 1), more]
    expect(figuresOf(fewer, first)?.unsent).toBe(2)
    expect(figuresOf(fewer, second)?.unsent).toBe(0)
  })

  it('have no latency where they failed', () => {
    const inSteady = ({ plannedMs }: PageSample) => plannedMs >= beginMs + first.steady.from * 1_000
    const broken = sent.map(sample =>
      sample.window === 'first' && inSteady(sample) ? { ...sample, status: 500 } : sample,
    )
    expect(figuresOf(broken, first)).toMatchObject({ requests: 40, failed: 40 })
    expect(figuresOf(broken, first)?.latencyMs.count).toBe(0)
  })
})
