import { median } from 'simple-statistics'
import { measureNamed } from '../../measures/registry.ts'
import { connectionsOf } from '../../plan/profile.ts'
import { repeatedLoad } from '../../plan/run-plan.ts'
import { pageLoadsMs, pageLoadsShare } from '../../plan/scenarios/page-loads.ts'
import { slo } from '../../plan/slo.ts'
import { REFERENCE_LINK } from '../../samples/results-directory.ts'
import { valuesOf } from '../../verdicts/by-deployment.ts'
import type { Comparison, Evidence } from '../../verdicts/comparison.ts'
import { mapSentences } from '../decision-map-text.ts'
import {
  figure,
  interval,
  milliseconds,
  minute,
  percent,
  pointsOf,
  ratio,
  runName,
  valueWithUnit,
} from '../figure.ts'
import type { Language } from '../language.ts'
import { dictionary } from '../words/dictionary.ts'
import type { Both } from '../words/en/short-answer.ts'

/** @param kept every run that is kept, the oldest first */
type Sentence = (
  comparison: Comparison,
  language: Language,
  kept: readonly Comparison[],
) => string | undefined

/**
 * The short answer: what a reader can act on, a line each, every figure from the result. A sentence whose evidence the result
 * lacks is left out.
 */
export function shortAnswer(
  comparison: Comparison,
  language: Language,
  kept: readonly Comparison[] = [],
): string {
  const lines = SENTENCES.flatMap(sentence => sentence(comparison, language, kept) ?? [])
  const items = lines.map(line => (language === 'en' ? wrapped(`- ${line}`, '  ') : `- ${line}`))
  const from = origin(comparison, kept, language)
  return [language === 'en' ? wrapped(from, '') : from, '', ...items].join('\n')
}

/** Lines of at most 120 columns, those behind the first indented. Chinese has no spaces to break at. */
function wrapped(text: string, indent: string): string {
  const lines = text.match(/.{1,118}(?: |$)/g) ?? []
  return lines.map(line => line.trimEnd()).join(`\n${indent}`)
}

/** In order of weight. */
const SENTENCES: readonly Sentence[] = [
  pagesDecide,
  crash,
  tokensBesidePages,
  expensivePages,
  hang,
  cost,
  connections,
]

function origin(comparison: Comparison, kept: readonly Comparison[], language: Language): string {
  const others = kept
    .map(({ header }) => header)
    .filter(({ startedAt }) => startedAt !== comparison.header.startedAt)
  const report = `${REFERENCE_LINK}/report${language === 'zh' ? '.zh' : ''}.md`
  const run = measuredRun(comparison, language)
  return dictionary[language].shortAnswer.origin(run, others.map(runName), report)
}

function measuredRun({ header, trials }: Comparison, language: Language): string {
  const { git, usableCores, cpuModel } = header.environment
  return dictionary[language].shortAnswer.run({
    cores: usableCores,
    rounds: Math.max(...trials.map(({ round }) => round)),
    day: minute(header.startedAt).slice(0, 10),
    revision: git.state === 'known' ? git.revision.slice(0, 7) : git.reason,
    machine: cpuModel,
  })
}

/** What a crash and a release of the pages do to those who are connected; undefined where that was not measured. */
export function crash(comparison: Comparison, language: Language): string | undefined {
  const interrupted = count(comparison, 'streams-hit-page-crash', percent)
  const closed = count(comparison, 'sockets-dropped-page-release', percent)
  if (interrupted === undefined || closed === undefined) return undefined
  return dictionary[language].shortAnswer.crash(interrupted, closed)
}

function hang(comparison: Comparison, language: Language): string | undefined {
  const seconds = count(comparison, 'largest-gap-page-stall', ms => `${(ms / 1_000).toFixed(2)} s`)
  return seconds && dictionary[language].shortAnswer.hang(seconds)
}

function tokensBesidePages(comparison: Comparison, language: Language): string | undefined {
  const rise = compared(comparison, 'token-delay-rise', language)
  if (rise === undefined) return undefined
  const window = repeatedLoad(comparison.header.plan).windows.find(({ name }) => name === 'both')
  const pages = (window?.pages ?? []).reduce((sum, { perSecond }) => sum + perSecond, 0)
  const delay = medians(comparison, 'added-delay-p99-beside-pages')
  return dictionary[language].shortAnswer.tokensBesidePages(pages, delay, rise)
}

/** Of the run itself, or else of the last kept one that has a map: a reference may be older than the question. */
function pagesDecide(
  comparison: Comparison,
  language: Language,
  kept: readonly Comparison[],
): string | undefined {
  const asked = lastWithMap(comparison, kept)
  if (asked?.map === undefined) return undefined
  const space = language === 'en' ? ' ' : ''
  const sentences = [...mapSentences(asked.map, language), lateTokens(asked, language) ?? []].flat()
  const otherRun = asked === comparison ? undefined : measuredRun(asked, language)
  return dictionary[language].shortAnswer.pagesDecide(sentences.join(space), otherRun)
}

const lastWithMap = (comparison: Comparison, kept: readonly Comparison[]) =>
  [comparison, ...kept.toReversed()].find(({ map }) => map !== undefined)

/** What was decided at each of the three page loads; undefined where none was measured. */
export function lateTokens(comparison: Comparison, language: Language): string | undefined {
  const { shortAnswer, verdicts } = dictionary[language]
  const loads = pageLoadsMs.flatMap(pageMs => {
    const evidence = evidenceOf(comparison, `late-tokens-beside-${pageMs}-ms-pages`)
    if (evidence?.state !== 'difference') return []
    const { difference, interval: within, verdict } = evidence
    const points = pointsOf(difference, within)
    return [{ page: `${pageMs} ms`, points, verdict: verdicts[verdict] }]
  })
  if (loads.length === 0) return undefined
  const [limit, share] = [milliseconds(slo.addedDelayMs), percent(pageLoadsShare)]
  return shortAnswer.lateTokens(limit, share, loads)
}

/** What the interference windows show, where there is no decision map to show more. */
function expensivePages(
  comparison: Comparison,
  language: Language,
  kept: readonly Comparison[],
): string | undefined {
  if (lastWithMap(comparison, kept) !== undefined) return undefined
  const { integrated, separate } = values(comparison, 'page-load-at-slo-computed')
  if (integrated.length === 0) return undefined
  const range = (loads: readonly number[]) =>
    [...new Set([Math.min(...loads), Math.max(...loads)].map(figure))].join('–')
  return dictionary[language].shortAnswer.expensivePages({
    limitMs: repeatedLoad(comparison.header.plan).slo.addedDelayMs,
    integrated: range(integrated),
    separate: separate.length === 0 ? undefined : range(separate),
    repeats: integrated.length,
  })
}

/** What the second process costs in memory, and the same tokens in CPU; undefined where memory was not measured. */
export function cost(comparison: Comparison, language: Language): string | undefined {
  const zero = compared(comparison, 'memory-at-zero', language)
  const idle = compared(comparison, 'memory-idle', language)
  const cpu = compared(comparison, 'relative-cpu-per-token', language)
  const cpuBeside = compared(comparison, 'relative-cpu-per-token-beside-pages', language)
  if (zero === undefined || idle === undefined) return undefined
  return dictionary[language].shortAnswer.cost({
    memory: medians(comparison, 'memory-at-zero'),
    zero: zero.ratio,
    idle: idle.ratio,
    connections: socketsOf(comparison),
    cpu: cpu === undefined || cpuBeside === undefined ? undefined : [cpu, cpuBeside],
  })
}

function connections(comparison: Comparison, language: Language): string | undefined {
  const { integrated, separate } = values(comparison, 'slo-share-beside-pages')
  if (integrated.length === 0 || separate.length === 0) return undefined
  return dictionary[language].shortAnswer.connections(
    socketsOf(comparison),
    medians(comparison, 'slo-share-beside-pages'),
  )
}

const socketsOf = ({ header }: Comparison) =>
  connectionsOf(repeatedLoad(header.plan)).toLocaleString('en-US')

/** The first evidence of a measure; undefined where no claim rests on it. */
function evidenceOf({ claims }: Comparison, measure: string): Evidence | undefined {
  return claims.flatMap(({ evidence }) => evidence).find(one => one.criterion.measure === measure)
}

function compared(comparison: Comparison, measure: string, language: Language) {
  const evidence = evidenceOf(comparison, measure)
  if (evidence?.state !== 'ratio') return undefined
  return {
    ratio: ratio(evidence.ratio, evidence.interval),
    interval: interval(evidence.interval),
    verdict: dictionary[language].verdicts[evidence.verdict],
  }
}

/** The middle of what was counted in the repeats. */
function count(
  comparison: Comparison,
  measure: string,
  print: (value: number) => string,
): Both | undefined {
  const evidence = evidenceOf(comparison, measure)
  if (evidence?.state !== 'count') return undefined
  return {
    integrated: print(median([...evidence.integrated])),
    separate: print(median([...evidence.separate])),
  }
}

const values = (comparison: Comparison, measure: string) => ({
  integrated: valuesOf(comparison, measure, 'integrated'),
  separate: valuesOf(comparison, measure, 'separate'),
})

function medians(comparison: Comparison, measure: string): Both {
  const { unit } = measureNamed(measure)
  const { integrated, separate } = values(comparison, measure)
  return {
    integrated: valueWithUnit(median([...integrated]), unit),
    separate: valueWithUnit(median([...separate]), unit),
  }
}
