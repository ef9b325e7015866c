import type { Measure } from '../../measures/measure.ts'
import type { Observation } from '../../measures/observations.ts'
import type { Evidence } from '../../verdicts/comparison.ts'
import { interval, ratio } from '../figure.ts'
import type { Language } from '../language.ts'
import { dictionary, measureTitle } from '../words/dictionary.ts'
import type { Drawing } from './drawing.ts'
import { type ForestLine, forestSpec, roundRatios } from './forest-spec.ts'

/** A ratio of the evidence, with the measure it is of. */
export type ForestRow = {
  readonly evidence: Extract<Evidence, { state: 'ratio' }>
  readonly measure: Pick<Measure, 'name' | 'better'>
}

/**
 * The ratios of a claim, a row each: the interval, the threshold's band around 1, and the single rounds behind. The rounds'
 * ratios are made of the observations, the way the verdict's were.
 */
export function forest(
  rows: readonly ForestRow[],
  observations: readonly Observation[],
  language: Language,
): Drawing {
  const words = dictionary[language].forest
  const lines = rows.map(
    ({ evidence, measure }): ForestLine => ({
      label: measureTitle(measure.name, language),
      ratio: evidence.ratio,
      interval: evidence.interval,
      threshold: evidence.criterion.threshold,
      rounds: roundRatios(evidence.criterion, measure.better, observations),
    }),
  )
  const rounds = [...new Set(lines.flatMap(line => line.rounds.map(({ round }) => round)))]
  return {
    title: words.title,
    description: words.description(
      lines.map(line =>
        dictionary[language].punctuation.bracketed(
          `${line.label} ${ratio(line.ratio, line.interval)}`,
          interval(line.interval),
        ),
      ),
    ),
    reading: words.reading,
    legend: [
      { label: words.interval, swatch: 'interval' },
      { label: words.rounds, swatch: 'round' },
      { label: words.band, swatch: 'band' },
    ],
    spec: width => forestSpec(lines, width, words.axis),
    table: {
      caption: words.table,
      columns: [
        { title: words.round, kind: 'text' },
        ...lines.map(({ label }) => ({ title: label, kind: 'number' }) as const),
      ],
      rows: rounds
        .toSorted((a, b) => a - b)
        .map(round => [
          String(round),
          ...lines.map(line => ratio(line.rounds.find(one => one.round === round)?.ratio)),
        ]),
    },
  }
}
