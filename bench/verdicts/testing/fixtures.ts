import type { Measure } from '../../measures/measure.ts'
import type { Observation } from '../../measures/observations.ts'
import type { Claim, Criterion } from '../claims/claim.ts'

const measures: readonly Measure[] = [
  measure('memory', 'bytes', 'lower'),
  measure('delay', 'milliseconds', 'lower'),
  measure('goodput', 'per-second', 'higher'),
  measure('processes', 'count', 'lower'),
  measure('slo-share-beside-pages', 'share', 'higher'),
]

function measure(name: string, unit: Measure['unit'], better: Measure['better']): Measure {
  return { name, unit, better, scenario: 'load', of: () => undefined }
}

/** The measures of these tests, by name. */
export function measureNamed(name: string): Measure {
  const found = measures.find(one => one.name === name)
  if (found === undefined) throw new Error(`expected a measure of the fixtures, got ${name}`)
  return found
}

/** A claim with these criteria. */
export function claimOf(...criteria: readonly Criterion[]): Claim {
  return {
    name: 'claim',
    state: 'measured',
    criteria,
  }
}

/** A ratio criterion: integrated has more of it, by more than 5%. */
export function ratioOf(name: string, threshold = 1.05): Criterion {
  return { kind: 'ratio', measure: name, favours: 'separate', threshold }
}

/** A difference: of the streams that lived, separate has more by over a percentage point. */
export const survivorsDiffer: Criterion = {
  kind: 'difference',
  measure: 'slo-share-beside-pages',
  favours: 'separate',
  threshold: 0.01,
}

/** A value for each round, from round 1. */
export function observed(
  name: string,
  deployment: string,
  values: readonly number[],
): readonly Observation[] {
  return values.map((value, index) => ({ measure: name, deployment, round: index + 1, value }))
}

/** `rounds` rounds in which integrated ÷ separate lies around a ratio, `spread` above and below it in turn. */
export function aroundRatio(
  name: string,
  ratio: number,
  { rounds = 8, spread = 0.01 } = {},
): readonly Observation[] {
  const separate = Array.from({ length: rounds }, (_, index) => 100 + index)
  const integrated = separate.map(
    (value, index) => value * ratio * Math.exp(index % 2 === 0 ? spread : -spread),
  )
  return [...observed(name, 'integrated', integrated), ...observed(name, 'separate', separate)]
}

/** `rounds` rounds in which all streams of separate lived, of integrated fewer: by so much, `spread` more and less in turn. */
export function fewerSurvivors(
  difference: number,
  { rounds = 8, spread = 0.001 } = {},
): readonly Observation[] {
  const separate = Array.from({ length: rounds }, () => 1)
  const integrated = separate.map(
    (value, index) => value - difference - (index % 2 === 0 ? spread : -spread),
  )
  return [
    ...observed('slo-share-beside-pages', 'integrated', integrated),
    ...observed('slo-share-beside-pages', 'separate', separate),
  ]
}
