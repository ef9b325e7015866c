import { coldStart, devColdStart } from './cold-start.ts'
import { countMeasures } from './counts.ts'
import { editToVisible, streamsSurvivingEdit } from './edits.ts'
import { faultMeasures } from './fault-measures.ts'
import { cpuPerPage } from './figures/cpu-per-page.ts'
import { capacity } from './ladder/capacity.ts'
import { interferenceMeasures } from './ladder/interference-measures.ts'
import { memorySlopeIdle, memorySlopeStreaming } from './ladder/memory-slope.ts'
import { lateTokensBesidePages } from './late-tokens-beside-pages.ts'
import { goodput, sloShareBesidePages, ttftP99 } from './load/answers.ts'
import {
  cpuPerToken,
  cpuPerTokenBesidePages,
  relativeCpuPerToken,
  relativeCpuPerTokenBesidePages,
} from './load/cpu-per-token.ts'
import { memoryAtZero, memoryIdle, memoryPerConnection, memoryStreaming } from './load/memory.ts'
import { pageLatencyRise, pageP99Alone, pageP99BesideStreams } from './load/page-latency.ts'
import {
  addedDelayP99,
  addedDelayP99BesidePages,
  lateTokens,
  tokenDelayRise,
} from './load/token-delay.ts'
import type { Measure, MeasureName } from './measure.ts'
import { relayCost } from './relay-cost.ts'

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
