import { distinctEvidence, type FalseAlarms } from '../../verdicts/false-alarms.ts'
import { LEVEL } from '../../verdicts/statistics/student.ts'
import type { Section } from '../document.ts'
import { percent } from '../figure.ts'
import type { ReportContext } from '../input.ts'
import type { Language } from '../language.ts'
import { deploymentName, dictionary, measureTitle } from '../words/dictionary.ts'
import { evidenceBlocks } from './claim-section.ts'

/** What an A/A run comes to, in plain sentences: that it is one, and how many false alarms it has. */
export function alarmSentences(alarms: FalseAlarms, language: Language): readonly string[] {
  const { aa } = dictionary[language]
  const { deployment, tested, counts, claims, intervals, measures } = alarms
  const level = percent(LEVEL)
  return [
    aa.alarms(deploymentName(deployment, language), tested, claims, level),
    ...(tested.all === 0 ? [aa.tooFewRounds] : []),
    ...(intervals.all === 0 ? [] : [aa.intervals(intervals, level)]),
    ...(counts.all === 0 ? [] : [aa.counts(counts)]),
    ...(measures.length === 0
      ? []
      : [aa.measures(measures.map(name => measureTitle(name, language)))]),
  ]
}

/** What the report of an A/A run is called, and what such a run is. */
export function aaHeading(deployment: string, language: Language) {
  const { aa } = dictionary[language]
  const name = deploymentName(deployment, language)
  return { title: aa.title(name), summary: aa.summary(name) }
}

/** The evidence of an A/A run. The claims it would decide in a comparison are left out: they speak of two deployments. */
export function aaSection(context: ReportContext): Section {
  return {
    id: 'aa',
    title: dictionary[context.language].aa.evidence,
    blocks: evidenceBlocks(distinctEvidence(context.comparison.claims), context),
    sections: [],
  }
}
