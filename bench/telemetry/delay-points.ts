import { ladders } from '../../core/metrics/buckets.ts'
import type { DelaySample, Delays } from '../samples/run-sample.ts'
import { benchMetrics } from './names.ts'
import type { Labels, Point } from './series.ts'

/** One point of the histogram for so many milliseconds of the window. */
const GRAIN_MS = 2_000

/** The probe's delays as histograms that grow through a run. */
export type DelayHistograms = {
  /** As they are before any delay, so that the first ones are an increase. */
  empty(atMs: number): Point[]
  points(sample: DelaySample, clock: Clock): Point[]
}

/**
 * The probe's delays for a dashboard to look at beside the rest. The probe tells them when its window is over; each point has the
 * moment that it is about. Who reads the last points alone sees a window's delays when it has ended.
 */
export function delayHistograms(labels: Labels): DelayHistograms {
  const added = cumulativeHistogram(benchMetrics.addedDelay, labels)
  const control = cumulativeHistogram(benchMetrics.controlDelay, labels)
  return {
    empty: atMs => [...added.now(atMs), ...control.now(atMs)],
    points: ({ relayed, control: direct }, clock) => [
      ...added.grow(relayed, clock),
      ...control.grow(direct, clock),
    ],
  }
}

/** The epoch milliseconds at which the monotonic clock of the machine stood at 0. */
export type Clock = { readonly zeroMs: number }

function cumulativeHistogram(name: string, labels: Labels) {
  const bounds = [...ladders.relayDelay, Number.POSITIVE_INFINITY]
  const counts = bounds.map(() => 0)
  let sum = 0

  const now = (atMs: number): Point[] => [
    ...bounds.map((bound, index) => ({
      name: `${name}_bucket`,
      labels: { ...labels, le: bound === Number.POSITIVE_INFINITY ? '+Inf' : String(bound) },
      value: counts[index] ?? 0,
      atMs,
    })),
    { name: `${name}_sum`, labels, value: sum, atMs },
    { name: `${name}_count`, labels, value: counts.at(-1) ?? 0, atMs },
  ]
  const observe = (seconds: number) => {
    sum += seconds
    for (const [index, bound] of bounds.entries()) {
      if (seconds <= bound) counts[index] = (counts[index] ?? 0) + 1
    }
  }
  const grow = ({ arrivedMs, delayUs }: Delays, { zeroMs }: Clock): Point[] => {
    const [begin] = arrivedMs
    if (begin === undefined) return []
    // As it stood before the window: what comes first is an increase as well.
    const found = now(zeroMs + begin - 1)
    let until = begin + GRAIN_MS
    for (const [index, arrived] of arrivedMs.entries()) {
      if (arrived >= until) {
        found.push(...now(zeroMs + until))
        until += GRAIN_MS * (1 + Math.floor((arrived - until) / GRAIN_MS))
      }
      observe((delayUs[index] ?? 0) / 1e6)
    }
    // No later than the last: the next window may follow at once, and Prometheus takes no point that is older than one before.
    return [...found, ...now(zeroMs + Math.min(until, (arrivedMs.at(-1) ?? begin) + 1))]
  }
  return { now, grow }
}
