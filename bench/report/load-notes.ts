import type { RunPlan } from '../plan/run-plan.ts'
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
