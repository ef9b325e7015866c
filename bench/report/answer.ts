import type { Comparison } from '../verdicts/comparison.ts'
import { falseAlarms } from '../verdicts/false-alarms.ts'
import { mapSentences } from './decision-map-text.ts'
import type { Section } from './document.ts'
import type { Language } from './language.ts'
import { cost, crash, lateTokens } from './readme/short-answer.ts'
import { alarmSentences } from './sections/aa-section.ts'
import { dictionary } from './words/dictionary.ts'

/**
 * What a result opens with, plain sentences to act on: what the caller's page and those of the bench cost the tokens, then what a
 * crash, a release and memory cost. Of an A/A run: how many false alarms it has.
 */
export function answerSentences(comparison: Comparison, language: Language): readonly string[] {
  const alarms = falseAlarms(comparison)
  if (alarms !== undefined) return alarmSentences(alarms, language)
  const { map } = comparison
  return [
    ...(map === undefined ? [] : mapSentences(map, language)),
    ...[lateTokens, crash, cost].map(sentence => sentence(comparison, language)),
  ]
    .filter(text => text !== undefined)
    .map(text => text.replaceAll('**', ''))
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
