import { warmUpSeconds } from '../../plan/timeline.ts'
import type { Section } from '../document/block.ts'
import type { ReportContext } from '../input.ts'
import { equalBudgets, methodTerms, ownCores, warmUpTerm } from '../labels/method-labels.ts'
import { sectionWords } from '../labels/page-labels.ts'

/** The method in short, each rule by its name. */
export function methodSection({ comparison, language }: ReportContext): Section {
  const { answers, plan } = comparison.header
  const seconds = warmUpSeconds(answers)
  const warmUp = { term: warmUpTerm.term[language], text: warmUpTerm.text[language](seconds) }
  const rules = methodTerms.map(rule =>
    rule === equalBudgets && plan.cores === 'each' ? ownCores : rule,
  )
  const terms = rules.map(({ term, text }) => ({ term: term[language], text: text[language] }))
  return {
    id: 'method',
    title: sectionWords[language].method,
    blocks: [{ kind: 'terms', terms: [...terms, warmUp] }],
    sections: [],
  }
}
