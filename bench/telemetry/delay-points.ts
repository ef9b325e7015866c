import { ladders } from '../../core/metrics/buckets.ts'
import type { Delays } from '../samples/probe-result.ts'
import type { DelaySample } from '../samples/run-sample.ts'
import { benchMetrics } from './names.ts'
import type { Labels, Point } from './point.ts'

/** One point of the histogram for so many milliseconds of the window. */
const GRAIN_MS = 2_000

/**
 * The probe's delays as histograms that grow through a run, for a dashboard to look at beside the rest. The probe tells
 * them when its window is over; each point stands at the moment that it is about.
 */
export function delayHistograms(labels: Labels): (sample: DelaySample, clock: Clock) => Point[] {
  const added = cumulativeHistogram(benchMetrics.addedDelay, labels)
  const control = cumulativeHistogram(benchMetrics.controlDelay, labels)
  return ({ relayed, control: direct }, clock) => [
    ...added(relayed, clock),
    ...control(direct, clock),
  ]
}

/** The epoch milliseconds at which the monotonic clock of the machine stood at 0. */
export type Clock = { readonly zeroMs: number }

function cumulativeHistogram(name: string, labels: Labels) {
  const bounds = [...ladders.relayDelay, Number.POSITIVE_INFINITY]
  const counts = bounds.map(() => 0)
  let sum = 0

  const points = (atMs: number): Point[] => [
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
  return ({ arrivedMs, delayUs }: Delays, { zeroMs }: Clock): Point[] => {
    const [begin] = arrivedMs
    if (begin === undefined) return []
    // As it stood before the window: what comes first is an increase as well.
    const found = points(zeroMs + begin - 1)
    let until = begin + GRAIN_MS
    for (const [index, arrived] of arrivedMs.entries()) {
      if (arrived >= until) {
        found.push(...points(zeroMs + until))
        until += GRAIN_MS * (1 + Math.floor((arrived - until) / GRAIN_MS))
      }
      observe((delayUs[index] ?? 0) / 1e6)
    }
    // No later than the last: the next window may follow at once, and Prometheus takes no point that is older than one before.
    return [...found, ...points(zeroMs + Math.min(until, (arrivedMs.at(-1) ?? begin) + 1))]
  }
}
