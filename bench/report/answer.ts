import { pageLoadsMs, pageLoadsShare } from '../plan/scenarios/page-loads.ts'
import { slo } from '../plan/slo.ts'
import type { Comparison } from '../verdicts/comparison.ts'
import { mapSentences } from './decision-map-text.ts'
import type { Section } from './document/block.ts'
import { milliseconds, percent, pointsOf } from './figure.ts'
import type { Language } from './language.ts'
import { cost, crash, evidenceOf } from './readme/short-answer.ts'
import { dictionary } from './words/dictionary.ts'

/** What a result opens with, plain sentences to act on: what pages cost the tokens, then what a crash, a release and memory cost. */
export function answerSentences(comparison: Comparison, language: Language): readonly string[] {
  const { map } = comparison
  return [
    ...(map === undefined ? [] : mapSentences(map, language)),
    ...[lateTokens, crash, cost].flatMap(sentence => sentence(comparison, language) ?? []),
  ].map(text => text.replaceAll('**', ''))
}

/** What was decided at each of the three page loads; undefined where none was measured. */
function lateTokens(comparison: Comparison, language: Language): string | undefined {
  const { shortAnswer, verdicts } = dictionary[language]
  const loads = pageLoadsMs.flatMap(pageMs => {
    const evidence = evidenceOf(comparison, `late-tokens-beside-${pageMs}-ms-pages`)
    if (evidence?.state !== 'difference') return []
    const { difference, verdict } = evidence
    return [{ page: `${pageMs} ms`, points: pointsOf(difference), verdict: verdicts[verdict] }]
  })
  if (loads.length === 0) return undefined
  const [limit, share] = [milliseconds(slo.addedDelayMs), percent(pageLoadsShare)]
  return shortAnswer.lateTokens(limit, share, loads)
}

/** The first part of a report. */
export function answerSection(sentences: readonly string[], language: Language): Section {
  return {
    id: 'answer',
    title: dictionary[language].sections.answer,
    blocks: sentences.map(text => ({ kind: 'paragraph', text, tone: 'body' }) as const),
    sections: [],
  }
}
