import { coldStart, devColdStart } from './cold-start.ts'
import { countMeasures } from './counts.ts'
import { editToVisible, streamsSurvivingEdit } from './edits.ts'
import {
  pageCrash,
  pageRelease,
  pageStall,
  socketCrash,
  socketRelease,
  socketStall,
} from './figures/fault-events.ts'
import { largestGap, socketsDropped, streamsHit, streamsLost } from './figures/fault-streams.ts'
import {
  pageRecovery,
  pagesFailed,
  pagesLate,
  socketRecovery,
  socketsRefused,
} from './figures/fault-visitors.ts'
import type { Measure } from './measure.ts'

/** Everything that the drills, the counts and the start of a deployment are measured by. */
export const drillMeasures: readonly Measure[] = [
  coldStart,
  ...countMeasures,
  streamsHit(pageCrash),
  streamsLost(pageCrash),
  pagesFailed(pageCrash),
  pageRecovery(pageCrash),
  streamsHit(socketCrash),
  streamsLost(socketCrash),
  pagesFailed(socketCrash),
  socketRecovery(socketCrash),
  largestGap(pageStall),
  pagesLate(pageStall),
  largestGap(socketStall),
  pagesLate(socketStall),
  socketsDropped(pageRelease),
  streamsLost(pageRelease),
  pagesFailed(pageRelease),
  socketsRefused(pageRelease),
  socketsDropped(socketRelease),
  streamsLost(socketRelease),
  pagesFailed(socketRelease),
  socketsRefused(socketRelease),
  devColdStart,
  editToVisible,
  streamsSurvivingEdit,
]
