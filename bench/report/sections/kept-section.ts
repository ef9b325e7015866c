import type { Comparison } from '../../verdicts/comparison.ts'
import { sideBySide } from '../../verdicts/kept-runs.ts'
import type { Section } from '../document.ts'
import { absent, interval, ratio, runName } from '../figure.ts'
import type { Language } from '../language.ts'
import type { Column } from '../table.ts'
import { claimText, dictionary, measureTitle } from '../words/dictionary.ts'

/** Every kept run side by side, the oldest first: the verdicts, then the ratios and where that of a further run lies. */
export function keptSection(kept: readonly Comparison[], language: Language): Section {
  const { claimSection, evidence, kept: words } = dictionary[language]
  const { runs, claims, ratios } = sideBySide(kept)
  const columns = (kind: Column['kind']) =>
    runs.map((header): Column => ({ title: runName(header), kind }))
  const [plan] = runs.map(header => header.plan)
  return {
    id: 'kept',
    title: words.title,
    blocks: [
      { kind: 'paragraph', tone: 'body', text: words.reading(runs.length) },
      {
        kind: 'table',
        table: {
          caption: words.verdicts,
          columns: [{ title: claimSection.claim, kind: 'text' }, ...columns('text')],
          rows: claims.map(({ claim, verdicts }) => [
            claimText(claim, plan ?? {}, language).title,
            ...verdicts.map(verdict =>
              verdict === undefined ? absent : [{ kind: 'verdict', verdict } as const],
            ),
          ]),
        },
      },
      {
        kind: 'table',
        table: {
          caption: words.ratios,
          columns: [
            { title: evidence.measure, kind: 'text' },
            ...columns('number'),
            { title: words.next, kind: 'number' },
          ],
          rows: ratios.map(({ measure, runs: found, next }) => [
            measureTitle(measure, language),
            ...found.map(one =>
              one === undefined
                ? absent
                : dictionary[language].punctuation.bracketed(
                    ratio(one.ratio, one.interval),
                    interval(one.interval),
                  ),
            ),
            next === undefined ? absent : interval(next),
          ]),
        },
      },
    ],
    sections: [],
  }
}
