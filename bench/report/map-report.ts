import type { RunHeader } from '../samples/run-header.ts'
import type { DecisionMap } from '../verdicts/decision-map.ts'
import { answerSection } from './answer.ts'
import { mapSection, mapSentences } from './decision-map-text.ts'
import type { ReportDocument } from './document.ts'
import { minute } from './figure.ts'
import { htmlPage } from './html/page.ts'
import type { Language } from './language.ts'
import { loadNotes } from './load-notes.ts'
import { dictionary } from './words/dictionary.ts'

/** The report of a decision map that was measured alone: one HTML file with both languages. */
export async function mapReport(map: DecisionMap, header: RunHeader): Promise<string> {
  return await htmlPage({
    en: mapDocument(map, header, 'en'),
    zh: mapDocument(map, header, 'zh'),
  })
}

function mapDocument(map: DecisionMap, header: RunHeader, language: Language): ReportDocument {
  const { environment, startedAt } = header
  const words = dictionary[language]
  return {
    title: words.page.title,
    summary: words.decisionMap.title,
    facts: [
      minute(startedAt),
      environment.cpuModel,
      words.environmentPhrases.cores(environment.cores, environment.usableCores),
      `Node ${environment.versions.node}`,
      `Next ${environment.versions.next}`,
    ],
    sections: [
      answerSection(
        [...mapSentences(map, language), ...loadNotes(header.plan, language)],
        language,
      ),
      mapSection(map, { language, deployments: map.deployments }),
    ],
  }
}
