import type { MeasureName } from '../../../measures/measure.ts'
import type { Comparison } from '../../comparison.ts'

/** How much a measure's log ratios, or its differences, scattered between the rounds of a comparison. */
export type MeasuredDeviation = {
  readonly measure: MeasureName
  readonly kind: 'ratio' | 'difference'
  readonly threshold: number
  readonly deviation: number
  readonly rounds: number
}

/**
 * What a comparison measured of its own noise, for a simulation of it: each ratio and each difference once, however many
 * claims ask.
 */
export function deviationsOf({ claims }: Pick<Comparison, 'claims'>): readonly MeasuredDeviation[] {
  const found = claims
    .flatMap(({ evidence }) => evidence)
    .flatMap(one => {
      if (one.state !== 'ratio' && one.state !== 'difference') return []
      const { state: kind, criterion, deviation, rounds } = one
      const { measure, threshold } = criterion
      const key = `${kind} of ${measure} beyond ${threshold}`
      return [[key, { measure, kind, threshold, deviation, rounds }] as const]
    })
  return [...new Map(found).values()]
}
