import { goodput, sloShareBesidePages, ttftP99 } from './answers.ts'
import { capacity } from './capacity.ts'
import { coldStart, devColdStart } from './cold-start.ts'
import { countMeasures } from './counts.ts'
import {
  cpuPerPage,
  cpuPerToken,
  cpuPerTokenBesidePages,
  relativeCpuPerToken,
  relativeCpuPerTokenBesidePages,
  relayCost,
} from './cpu.ts'
import { editToVisible, streamsSurvivingEdit } from './edits.ts'
import { faultMeasures } from './fault-measures.ts'
import { interferenceMeasures } from './interference.ts'
import type { Measure, MeasureName } from './measure.ts'
import {
  memoryAtZero,
  memoryIdle,
  memoryPerConnection,
  memorySlopeIdle,
  memorySlopeStreaming,
  memoryStreaming,
} from './memory.ts'
import { pageLatencyRise, pageP99Alone, pageP99BesideStreams } from './page-latency.ts'
import { resumeMeasures } from './resumes.ts'
import { cpuOfFurtherStreams, memoryOfFurtherStreams } from './scale-out.ts'
import {
  addedDelayP99,
  addedDelayP99BesidePages,
  lateTokens,
  lateTokensBesidePages,
  tokenDelayRise,
} from './token-delay.ts'

/** What loads, ladders, the start and the counts of a deployment tell. */
const ofLoads = [
  memoryAtZero,
  memoryIdle,
  memoryPerConnection,
  memoryStreaming,
  cpuPerToken,
  relativeCpuPerToken,
  relativeCpuPerTokenBesidePages,
  cpuPerTokenBesidePages,
  cpuPerPage,
  addedDelayP99,
  addedDelayP99BesidePages,
  tokenDelayRise,
  ...lateTokens,
  ...lateTokensBesidePages,
  pageP99Alone,
  pageP99BesideStreams,
  pageLatencyRise,
  ttftP99,
  goodput,
  sloShareBesidePages,
  memorySlopeIdle,
  memorySlopeStreaming,
  capacity,
  ...interferenceMeasures,
  coldStart,
  ...countMeasures,
  ...resumeMeasures,
  memoryOfFurtherStreams,
  cpuOfFurtherStreams,
] as const

const others = [devColdStart, editToVisible, streamsSurvivingEdit, relayCost] as const

/** The measures that have a name of their own; those of a fault are named for it (fault-measures.ts). */
export type NamedMeasure = (typeof ofLoads)[number] | (typeof others)[number]

/** Every measure. */
export const measures: readonly Measure[] = [...ofLoads, ...faultMeasures, ...others]

/** @throws Error when there is none of that name */
export function measureNamed(name: MeasureName): Measure {
  const found = measures.find(measure => measure.name === name)
  if (found !== undefined) return found
  throw new Error(
    `expected the name of a measure (measures/registry.ts), found ${JSON.stringify(name)}`,
  )
}
