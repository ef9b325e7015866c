import { measures } from '../measures/registry.ts'
import type { Trial } from '../samples/trial.ts'
import { valueWithUnit } from './figure.ts'
import { textTable } from './text-table.ts'
import { measureTitle } from './words/dictionary.ts'

/** What a drill showed, as the text that ends it: a row for each of its measures. */
export function drillTable(trial: Trial): string {
  const { scenario } = trial.header
  const rows = measures
    .filter(measure => measure.scenario === scenario)
    .map(({ name, unit, of }) => [measureTitle(name, 'en'), valueWithUnit(of(trial), unit)])
  return textTable([[scenario, ''], ...rows])
}
