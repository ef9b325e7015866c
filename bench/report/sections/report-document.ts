import { besideItself } from '../../plan/subjects/again.ts'
import { warmUpSeconds } from '../../plan/timeline.ts'
import { appName } from '../../samples/app-name.ts'
import { answerSection, answerSentences } from '../answer.ts'
import { mapSection } from '../decision-map-text.ts'
import type { ReportDocument, Section } from '../document.ts'
import { minute } from '../figure.ts'
import type { ReportContext, ReportInput } from '../input.ts'
import type { Language } from '../language.ts'
import { dictionary } from '../words/dictionary.ts'
import { aaHeading, aaSection } from './aa-section.ts'
import { claimsSection } from './claim-section.ts'
import { environmentSection } from './environment-section.ts'
import { keptSection } from './kept-section.ts'
import { repeatSection, samplesSection } from './repeat-section.ts'
import { trialsSection } from './trials-section.ts'
import { verdictsSection } from './verdicts-section.ts'

/**
 * The whole report in one language: the answer in a few sentences, what a page costs the tokens, then the verdicts. Of an A/A run: its
 * false alarms, and the evidence.
 */
export function reportDocument(input: ReportInput, language: Language): ReportDocument {
  const { header, claims, trials, map } = input.comparison
  const context: ReportContext = { ...input, language, deployments: header.plan.subjects }
  const { environment } = header
  const { kept = [] } = input
  const words = dictionary[language].page
  const itself = besideItself(header.plan.subjects)
  const heading =
    itself === undefined
      ? {
          title: words.title,
          summary: words.summary({
            claims: claims.length,
            trials: trials.length,
            measured: claims.filter(({ verdict }) => verdict !== 'not measured').length,
          }),
        }
      : aaHeading(itself, language)
  const answer = answerSentences(input.comparison, language)
  return {
    ...heading,
    facts: [
      minute(header.startedAt),
      environment.cpuModel,
      dictionary[language].environmentPhrases.cores(environment.cores, environment.usableCores),
      `Node ${environment.versions.node}`,
      `Next ${environment.versions.next}`,
      ...(environment.app === undefined
        ? []
        : [dictionary[language].environmentPhrases.app(appName(environment.app))]),
    ],
    sections: [
      ...(answer.length === 0 ? [] : [answerSection(answer, language)]),
      ...(itself === undefined
        ? [
            ...(map === undefined ? [] : [mapSection(map, context)]),
            verdictsSection(context),
            ...(kept.length > 1 ? [keptSection(kept, language)] : []),
            claimsSection(context),
          ]
        : [aaSection(context)]),
      environmentSection(context),
      methodSection(context),
      trialsSection(context),
      repeatSection(context),
      samplesSection(context),
    ],
  }
}

/** The method in short, each rule by its name. */
function methodSection({ comparison, language }: ReportContext): Section {
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
