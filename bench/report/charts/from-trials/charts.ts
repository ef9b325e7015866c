import type { ScenarioName } from '../../../plan/scenarios/registry.ts'
import type { Trial } from '../../../samples/trial.ts'
import type { ChartData } from '../chart-data.ts'
import { delayCharts } from './delays.ts'
import { drillCharts } from './drills.ts'
import { interferenceCharts } from './interference.ts'
import { memoryCharts } from './memory.ts'
import { streamCharts } from './streams.ts'

/** What the report draws, from the trials that were made; a chart without data is left out. */
export function charts(trials: readonly Trial[]): readonly ChartData[] {
  const of = (scenario: ScenarioName) => trials.filter(({ header }) => header.scenario === scenario)
  return [
    ...memoryCharts(of('memory-ladder'), of('stream-ladder')),
    ...streamCharts(of('stream-ladder')),
    ...interferenceCharts(of('interference')),
    ...delayCharts(of('load')),
    ...drillCharts(trials),
  ]
}
