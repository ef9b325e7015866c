import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../machine/root.ts'
import { trialSummary, trialValidity } from '../../measures/figures/summary.ts'
import { measureNamed } from '../../measures/registry.ts'
import { REFERENCE_LINK } from '../../samples/results-directory.ts'
import type { RunHeader } from '../../samples/run-header.ts'
import type { Trial } from '../../samples/trial.ts'
import type { Comparison } from '../../verdicts/comparison.ts'
import { type ForestRow, forest } from '../charts/forest.ts'
import { renderSvg } from '../charts/render.ts'
import { colourVariables } from '../html/style.ts'
import type { Language } from '../language.ts'
import { runTable } from '../run-table.ts'
import type { MadeResult } from '../write-result.ts'
import { shortAnswer } from './short-answer.ts'

/**
 * The files that quote the reference result, by their paths from the root: documents with its figures in their marked places, and
 * the chart that they show. The same samples give the same texts, byte for byte.
 *
 * @throws Error when a mark is missing
 */
export async function quotingFiles({
  comparison,
  kept,
  trials,
}: Pick<MadeResult, 'comparison' | 'kept' | 'trials'>): Promise<Readonly<Record<string, string>>> {
  return {
    'README.md': filled('README.md', 'short-answer', shortAnswer(comparison, 'en', kept)),
    'README.zh-CN.md': filled(
      'README.zh-CN.md',
      'short-answer',
      shortAnswer(comparison, 'zh', kept),
    ),
    'docs/benchmarking.md': filled(
      'docs/benchmarking.md',
      'one-run',
      oneRunText(comparison.header, trials),
    ),
    [`${REFERENCE_LINK}/forest.svg`]: await forestPicture(comparison, 'en'),
    [`${REFERENCE_LINK}/forest.zh.svg`]: await forestPicture(comparison, 'zh'),
  }
}

const filled = (path: string, name: string, text: string) =>
  fillMarked(readFileSync(join(root, path), 'utf8'), name, text)

/**
 * Puts a text between the two marks of that name, `<!-- reference:NAME -->` and `<!-- /reference:NAME -->`, in place of what
 * stands there.
 *
 * @throws Error when the document does not have the marks, once each and in this order
 */
export function fillMarked(document: string, name: string, text: string): string {
  const [begin, end] = [`<!-- reference:${name} -->`, `<!-- /reference:${name} -->`]
  const [before, within, ...more] = document.split(begin)
  const [, after, ...further] = within?.split(end) ?? []
  if (after === undefined || more.length > 0 || further.length > 0) {
    throw new Error(`expected ${begin} and then ${end}, once each, found them otherwise`)
  }
  return `${before}${begin}\n\n${text}\n\n${end}${after}`
}

/** Every ratio of a comparison in one forest chart: an SVG file that follows the reader's light or dark mode by itself. */
async function forestPicture(comparison: Comparison, language: Language): Promise<string> {
  const drawing = forest(ratiosOf(comparison), comparison.observations, language)
  const svg = await renderSvg(drawing, 'wide')
  return svg.replace(
    /^<svg[^>]*?(width="[^"]+" height="[^"]+" viewBox="[^"]+")[^>]*>/,
    (_, size) =>
      `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="system-ui, sans-serif"><style>${colourVariables}</style><rect width="100%" height="100%" fill="var(--page)"/>`,
  )
}

/** A measure that several claims rest on appears once. */
function ratiosOf({ claims }: Comparison): readonly ForestRow[] {
  const evidence = claims.flatMap(claim => claim.evidence).filter(one => one.state === 'ratio')
  return [...Map.groupBy(evidence, ({ criterion }) => criterion.measure).entries()].flatMap(
    ([name, [first]]) =>
      first === undefined ? [] : [{ evidence: first, measure: measureNamed(name) }],
  )
}

/** Whose table is shown: the deployment with more processes, the columns of which need more explanation. */
const DEPLOYMENT = 'separate'

/**
 * The table of a single run, as the README explains it: that of the first round of load that is valid.
 *
 * @throws Error when no trial of load is valid
 */
function oneRunText(run: RunHeader, trials: readonly Trial[]): string {
  const trial = trials
    .filter(({ header }) => header.scenario === 'load' && header.deployment === DEPLOYMENT)
    .find(each => trialValidity(each).state === 'valid')
  const summary = trial && trialSummary(trial)
  if (trial === undefined || summary === undefined) {
    throw new Error(`expected a valid trial of load of ${DEPLOYMENT}, found none`)
  }
  return [
    '```text',
    runTable(summary, run, DEPLOYMENT),
    '```',
    '',
    `(Round ${trial.header.round} of the reference result: an example, not a verdict.)`,
  ].join('\n')
}
