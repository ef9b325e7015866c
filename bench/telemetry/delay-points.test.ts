import { expect, it } from 'vitest'
import type { DelaySample } from '../samples/run-sample.ts'
import { delayHistograms } from './delay-points.ts'

const sample = (arrivedMs: readonly number[], delayUs: readonly number[]): DelaySample => ({
  type: 'delay',
  window: 'streams',
  steadyFromMs: 0,
  steadyToMs: 0,
  relayed: { arrivedMs, delayUs },
  control: { arrivedMs: [], delayUs: [] },
  lost: [],
})

it('turns the delays of windows into one histogram that grows, each point at its own moment', () => {
  const { points, empty } = delayHistograms({ testid: 't' })
  const before = empty(999_000)
  const first = points(sample([100, 200, 2_300], [90, 2_000, 5_000_000]), { zeroMs: 1_000_000 })
  const of = (name: string, found: typeof first) =>
    found.filter(point => point.name === name).map(({ value, atMs }) => [atMs, value])
  for (const kind of ['added', 'control']) {
    expect(of(`bench_${kind}_delay_seconds_count`, before)).toEqual([[999_000, 0]])
  }
  expect(of('bench_added_delay_seconds_count', first)).toEqual([
    [1_000_099, 0],
    [1_002_100, 2],
    [1_002_301, 3],
  ])
  const last = first.filter(({ atMs }) => atMs === 1_002_301)
  const bucket = (le: string) => last.find(({ labels }) => labels.le === le)?.value
  expect([
    bucket('0.0001'),
    bucket('0.001'),
    bucket('0.0025'),
    bucket('1'),
    bucket('+Inf'),
  ]).toEqual([1, 1, 2, 2, 3])

  const second = points(sample([9_000], [100]), { zeroMs: 1_000_000 })
  expect(of('bench_added_delay_seconds_count', second)).toEqual([
    [1_008_999, 3],
    [1_009_001, 4],
  ])
  expect(of('bench_control_delay_seconds_count', [...first, ...second])).toEqual([])
})

it('gives no point that is older than one before, where a window follows at once', () => {
  const { points } = delayHistograms({ testid: 't' })
  const [one, other] = [sample([100, 200], [90, 90]), sample([500, 600], [90, 90])]
  const moments = [one, other].flatMap(window =>
    points(window, { zeroMs: 0 }).map(({ atMs }) => atMs),
  )
  expect(moments).toEqual(moments.toSorted((a, b) => a - b))
})
