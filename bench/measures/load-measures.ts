import { cpuPerPage } from './figures/cpu-per-page.ts'
import { goodput, sloShareBesidePages, ttftP99 } from './load/answers.ts'
import { cpuPerToken, cpuPerTokenBesidePages } from './load/cpu-per-token.ts'
import { memoryAtZero, memoryIdle, memoryPerConnection, memoryStreaming } from './load/memory.ts'
import { pageLatencyRise, pageP99Alone, pageP99BesideStreams } from './load/page-latency.ts'
import { relativeCpuPerToken } from './load/relative-cpu-per-token.ts'
import { addedDelayP99, addedDelayP99BesidePages, tokenDelayRise } from './load/token-delay.ts'
import type { Measure } from './measure.ts'

/** What a trial of the scenario `load` tells. */
export const loadMeasures: readonly Measure[] = [
  memoryAtZero,
  memoryIdle,
  memoryPerConnection,
  memoryStreaming,
  cpuPerToken,
  relativeCpuPerToken,
  cpuPerTokenBesidePages,
  cpuPerPage,
  addedDelayP99,
  addedDelayP99BesidePages,
  tokenDelayRise,
  pageP99Alone,
  pageP99BesideStreams,
  pageLatencyRise,
  ttftP99,
  goodput,
  sloShareBesidePages,
]
