import { type Summary, trialSummary } from '../measures/figures/summary.ts'
import { measures } from '../measures/registry.ts'
import { scenarioNamed } from '../plan/scenarios/registry.ts'
import type { RunHeader } from '../samples/run-header.ts'
import type { Trial } from '../samples/trial.ts'
import { valueWithUnit } from './figure.ts'
import { interferenceTable, memoryLadderTable, streamLadderTable } from './ladder-table.ts'
import { runTable } from './run-table.ts'
import { textTable } from './text-table.ts'
import { measureTitle } from './words/dictionary.ts'

/** What one trial shows, under the title of its scenario where that is not the plain load. */
export function trialTable(trial: Trial, run: RunHeader): string {
  const { scenario, deployment } = trial.header
  if (scenario === 'load' || scenario === 'conversation')
    return runTable(trialSummary(trial) as Summary, run, deployment)
  return `${scenarioNamed(scenario).title.en}\n\n${ownTable(trial)}`
}

function ownTable(trial: Trial): string {
  switch (trial.header.scenario) {
    case 'memory-ladder':
      return memoryLadderTable(trial)
    case 'stream-ladder':
      return streamLadderTable(trial)
    case 'interference':
      return interferenceTable(trial)
    default:
      return drillTable(trial)
  }
}

/** What a drill showed, as the text that ends it: a row for each of its measures. */
export function drillTable(trial: Trial): string {
  const { scenario } = trial.header
  const rows = measures
    .filter(measure => measure.scenario === scenario)
    .map(({ name, unit, of }) => [measureTitle(name, 'en'), valueWithUnit(of(trial), unit)])
  return textTable([[scenario, ''], ...rows])
}
