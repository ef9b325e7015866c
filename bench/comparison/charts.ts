import type { ChartData } from '../report/charts/chart-data.ts'
import type { ScenarioName, Trial } from '../samples/trial.ts'
import { delayCharts } from './charts/delays.ts'
import { drillCharts } from './charts/drills.ts'
import { interferenceCharts } from './charts/interference.ts'
import { memoryCharts } from './charts/memory.ts'
import { streamCharts } from './charts/streams.ts'

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
