import { quantileSorted } from 'simple-statistics'

/** What is printed of a set of values, in their unit. Undefined values: there were none. */
export type Distribution = {
  readonly count: number
  readonly p50: number | undefined
  readonly p90: number | undefined
  readonly p99: number | undefined
  readonly max: number | undefined
}

/** The quantiles of a set of values, in any order. */
export function distribution(values: readonly number[]): Distribution {
  if (values.length === 0) {
    return { count: 0, p50: undefined, p90: undefined, p99: undefined, max: undefined }
  }
  const sorted = values.toSorted((a, b) => a - b)
  const at = (p: number) => quantileSorted(sorted, p)
  return { count: sorted.length, p50: at(0.5), p90: at(0.9), p99: at(0.99), max: sorted.at(-1) }
}
