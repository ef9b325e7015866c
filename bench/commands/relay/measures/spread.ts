import { max, median, min } from 'simple-statistics'

/** A figure over the rounds. */
export type Spread = { readonly median: number; readonly min: number; readonly max: number }

/** Median and range of what was measured; undefined when nothing was. */
export function spread(values: readonly (number | undefined)[]): Spread | undefined {
  const measured = values.filter(value => value !== undefined)
  if (measured.length === 0) return undefined
  return { median: median(measured), min: min(measured), max: max(measured) }
}
