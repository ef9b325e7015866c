import type { Section } from '../document/block.ts'
import type { ReportContext } from '../input.ts'
import { methodTerms } from '../labels/method-labels.ts'
import { sectionWords } from '../labels/page-labels.ts'

/** The method in short, each rule by its name. */
export function methodSection({ language }: ReportContext): Section {
  const terms = methodTerms.map(({ term, text }) => ({
    term: term[language],
    text: text[language],
  }))
  return {
    id: 'method',
    title: sectionWords[language].method,
    blocks: [{ kind: 'terms', terms }],
    sections: [],
  }
}
