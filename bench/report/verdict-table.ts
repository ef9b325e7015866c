import { appName } from '../samples/app-name.ts'
import type { Comparison } from '../verdicts/comparison.ts'
import { reasonLine } from './reasons.ts'
import { sentence } from './verdict-text/sentence.ts'
import { claimWords, stoppedText } from './words/words.ts'

/** The verdicts as the text that ends a comparison: a line each for the verdict, its sentence below. */
export function verdictTable({ header, claims, trials, stopped }: Comparison): string {
  const width = Math.max(...claims.map(({ verdict }) => verdict.length))
  const lines = claims.flatMap(result => [
    `${result.verdict.padEnd(width)}  ${claimWords(result.claim, header.plan, 'en').title}`,
    `${' '.repeat(width)}  ${sentence(result).en}`,
  ])
  const bad = trials.filter(({ state }) => state !== 'valid')
  const marks = bad.map(
    ({ state, scenario, deployment, round, reasons }) =>
      `${state}: ${scenario} of ${deployment}, round ${round}: ${reasons.map(reasonLine).join('; ')}`,
  )
  const { app } = header.environment
  const whose = app === undefined ? [] : [`The pages were those of another app: ${appName(app)}.`]
  return [...lines, '', ...whose, ...marks, stoppedText(stopped, 'en')].join('\n')
}
