import type { FalseAlarms } from '../../verdicts/false-alarms.ts'
import { LEVEL } from '../../verdicts/statistics/student.ts'
import type { Block, Section } from '../document.ts'
import { percent } from '../figure.ts'
import type { ReportContext } from '../input.ts'
import type { Language } from '../language.ts'
import { deploymentName, dictionary, measureTitle } from '../words/dictionary.ts'
import { countTable } from './claim-section.ts'
import { differenceTable, ratioTable } from './tested-table.ts'

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
  const evidence = context.comparison.claims.flatMap(claim => claim.evidence)
  const ratios = evidence.filter(each => each.state === 'ratio')
  const differences = evidence.filter(each => each.state === 'difference')
  const counts = evidence.filter(each => each.state === 'count')
  const tables = [
    ...(ratios.length === 0 ? [] : [ratioTable(ratios, context)]),
    ...(differences.length === 0 ? [] : [differenceTable(differences, context)]),
    ...(counts.length === 0 ? [] : [countTable(counts, context)]),
  ]
  return {
    id: 'aa',
    title: dictionary[context.language].aa.evidence,
    blocks: tables.map((table): Block => ({ kind: 'table', table })),
    sections: [],
  }
}
