import { capacity } from './ladder/capacity.ts'
import { interferenceMeasures } from './ladder/interference-measures.ts'
import { memorySlopeIdle, memorySlopeStreaming } from './ladder/memory-slope.ts'
import type { Measure } from './measure.ts'

/** What trials of the ladders and of interference tell. */
export const ladderMeasures: readonly Measure[] = [
  memorySlopeIdle,
  memorySlopeStreaming,
  capacity,
  ...interferenceMeasures,
]
