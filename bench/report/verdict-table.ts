import { besideItself } from '../plan/subjects/again.ts'
import { appName } from '../samples/app-name.ts'
import type { Comparison } from '../verdicts/comparison.ts'
import { answerSentences } from './answer.ts'
import { runName } from './figure.ts'
import { loadNotes, lostNotes } from './load-notes.ts'
import { reasonLine, remedyLines } from './reasons.ts'
import { verdictText } from './verdict-text.ts'
import { claimText, stoppedText } from './words/dictionary.ts'

/**
 * The text that ends a comparison: the answer in a few sentences, then a line each for the verdicts, their sentences below. An A/A run
 * has none.
 */
export function verdictTable(comparison: Comparison): string {
  const { header, claims, trials, stopped } = comparison
  const width = Math.max(...claims.map(({ verdict }) => verdict.length))
  const told = besideItself(header.plan.subjects) === undefined ? claims : []
  const lines = told.flatMap(result => [
    `${result.verdict.padEnd(width)}  ${claimText(result.claim, header.plan, 'en').title}`,
    `${' '.repeat(width)}  ${verdictText(result, 'en')}`,
  ])
  const bad = trials.filter(({ state }) => state !== 'valid')
  const marks = bad.map(
    ({ state, scenario, deployment, round, reasons }) =>
      `${state}: ${scenario} of ${deployment}, round ${round}: ${reasons.map(reasonLine).join('; ')}`,
  )
  const { app } = header.environment
  const whose = app === undefined ? [] : [`The pages were those of another app: ${appName(app)}.`]
  const answer = answerSentences(comparison, 'en')
  const origin = `One run on one machine: ${runName(header)}.`
  const remedies = remedyLines(
    bad.flatMap(({ reasons }) => reasons),
    'en',
  )
  const notes = [
    origin,
    ...loadNotes(header.plan, 'en'),
    ...lostNotes(comparison, 'en'),
    ...whose,
    ...marks,
    ...remedies,
    stoppedText(stopped, 'en'),
  ]
  return [...answer, '', ...lines, ...(lines.length === 0 ? [] : ['']), ...notes].join('\n')
}
