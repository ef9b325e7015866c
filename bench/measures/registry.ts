import { drillMeasures } from './drill-measures.ts'
import { ladderMeasures } from './ladder-measures.ts'
import { loadMeasures } from './load-measures.ts'
import type { Measure, MeasureName } from './measure.ts'

/** Every measure of a comparison. */
export const measures: readonly Measure[] = [...loadMeasures, ...ladderMeasures, ...drillMeasures]

/** @throws Error when there is none of that name */
export function measureNamed(name: MeasureName): Measure {
  const found = measures.find(measure => measure.name === name)
  if (found !== undefined) return found
  throw new Error(
    `expected the name of a measure (measures/registry.ts), found ${JSON.stringify(name)}`,
  )
}
