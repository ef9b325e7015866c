import { warmUpSeconds } from '../../plan/timeline.ts'
import type { Section } from '../document/block.ts'
import type { ReportContext } from '../input.ts'
import { dictionary } from '../words/dictionary.ts'

/** The method in short, each rule by its name. */
export function methodSection({ comparison, language }: ReportContext): Section {
  const { answers, plan } = comparison.header
  const { method, sections } = dictionary[language]
  const { warmUp, before, after } = method
  const terms = [
    ...before,
    plan.cores === 'each' ? method.ownCores : method.equalBudgets,
    ...after,
    { term: warmUp.term, text: warmUp.text(warmUpSeconds(answers)) },
  ]
  return { id: 'method', title: sections.method, blocks: [{ kind: 'terms', terms }], sections: [] }
}
