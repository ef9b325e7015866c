import { faultScenarios, type NamedFaultScenario } from '../plan/scenarios/registry.ts'
import type { FaultKind } from '../plan/scenarios/scenario.ts'
import { coldStart, devColdStart } from './cold-start.ts'
import { countMeasures } from './counts.ts'
import { editToVisible, streamsSurvivingEdit } from './edits.ts'
import { largestGap, socketsDropped, streamsHit, streamsLost } from './figures/fault-streams.ts'
import {
  pageRecovery,
  pagesFailed,
  pagesLate,
  socketRecovery,
  socketsRefused,
} from './figures/fault-visitors.ts'
import type { Measure } from './measure.ts'

/** What each kind of fault is measured by. */
const measuresOf: Readonly<Record<FaultKind, (fault: NamedFaultScenario) => readonly Measure[]>> = {
  crash: fault => [streamsHit(fault), streamsLost(fault), pagesFailed(fault), recovery(fault)],
  stall: fault => [largestGap(fault), pagesLate(fault)],
  release: fault => [
    socketsDropped(fault),
    streamsLost(fault),
    pagesFailed(fault),
    socketsRefused(fault),
  ],
}

const recovery = (fault: NamedFaultScenario): Measure =>
  fault.action.service === 'pages' ? pageRecovery(fault) : socketRecovery(fault)

/** Everything that the faults, the counts and the start of a deployment are measured by. */
export const drillMeasures: readonly Measure[] = [
  coldStart,
  ...countMeasures,
  ...faultScenarios.flatMap(fault => measuresOf[fault.action.fault](fault)),
  devColdStart,
  editToVisible,
  streamsSurvivingEdit,
]
