import { units } from '../../dashboards/panels/unit.ts'

/** Between which values a figure of each unit must lie. */
const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  [units.count]: [0, 1e7],
  [units.seconds]: [0, 60],
  [units.bytes]: [0, 1e11],
  [units.bytesPerSecond]: [0, 1e10],
  // Of one core, too: of which there may be many.
  [units.share]: [0, 1_000],
  [units.perSecond]: [0, 1e6],
  [units.requestsPerSecond]: [0, 1e6],
  [units.tokensPerSecond]: [0, 1e6],
}

/**
 * Measures that are the difference of two readings: below 0 where the heap shrank between them, or where another process
 * of the machine gave buffers of the kernel back.
 */
const DIFFERENCE = /measure="\w*_per_connection_bytes"/

/** What is wrong with the values of a query; undefined when they are what its unit allows, and there is one. */
export function implausible(
  { expr, unit }: { readonly expr: string; readonly unit: string },
  values: readonly number[],
  sinceMs: number,
) {
  // A quantile of nothing is NaN: an interval without observations.
  const known = values.filter(value => !Number.isNaN(value))
  if (known.length === 0) return 'no value'
  const [low, high] = unit === units.moment ? [sinceMs - 1_000, Date.now()] : (RANGES[unit] ?? [])
  if (low === undefined || high === undefined) return `no range for the unit ${unit}`
  const least = DIFFERENCE.test(expr) ? -high : low
  const outside = known.find(value => value < least || value > high)
  return outside === undefined ? undefined : `${outside} is outside ${least} to ${high} (${unit})`
}
