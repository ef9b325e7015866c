import type { RunPlan } from '../plan/run-plan.ts'
import { scenarioNamed } from '../plan/scenarios/registry.ts'
import type { Comparison } from '../verdicts/comparison.ts'
import { percent } from './figure.ts'
import type { Language } from './language.ts'
import { dictionary } from './words/dictionary.ts'

/** What is said of the load of a run beside its figures: a line where it was reduced, else none. */
export function loadNotes(
  { loadFactor }: Pick<RunPlan, 'loadFactor'>,
  language: Language,
): readonly string[] {
  return loadFactor === undefined ? [] : [dictionary[language].reducedLoad(percent(loadFactor))]
}

/** What was lost to void windows, and how much of that was made again: a line a scenario. */
export function lostNotes({ lost = [] }: Pick<Comparison, 'lost'>, language: Language) {
  return lost.map(each =>
    dictionary[language].lostWindows(scenarioNamed(each.scenario).title[language], each),
  )
}
