import type { Unit } from '../../measures/measure.ts'
import { measureNamed } from '../../measures/registry.ts'
import type { Evidence } from '../../verdicts/comparison.ts'
import type { Table } from '../document/table.ts'
import { absent, pointsOf, valueWithUnit } from '../figure.ts'
import type { ReportContext } from '../input.ts'
import type { Language } from '../language.ts'
import { dictionary, measureTitle, nameInPlaceOf } from '../words/dictionary.ts'

/** The counts of a claim, each repeat's; a value that came several times is written once. */
export function countTable(
  evidence: readonly Extract<Evidence, { state: 'count' }>[],
  context: ReportContext,
): Table {
  const { language } = context
  const words = dictionary[language].evidence
  return {
    caption: words.counts,
    columns: [
      { title: words.measure, kind: 'text' },
      { title: dictionary[language].claimSection.verdict, kind: 'text' },
      { title: nameInPlaceOf('integrated', context), kind: 'number' },
      { title: nameInPlaceOf('separate', context), kind: 'number' },
      { title: words.threshold, kind: 'number' },
    ],
    rows: evidence.map(({ criterion, integrated, separate, verdict }) => {
      const { unit } = measureNamed(criterion.measure)
      return [
        [
          measureTitle(criterion.measure, language),
          { kind: 'remark', text: words.better(nameInPlaceOf(criterion.favours, context)) },
        ],
        [
          { kind: 'verdict', verdict },
          ...(criterion.byConstruction
            ? [{ kind: 'remark', text: dictionary[language].claimSection.byConstruction } as const]
            : []),
        ],
        repeats(integrated, unit, language),
        repeats(separate, unit, language),
        differenceText(criterion.threshold, unit, language),
      ]
    }),
  }
}

/** `3, 4 (×2)`: ascending, so that the ends, which decide, are seen at once. */
function repeats(values: readonly number[], unit: Unit, language: Language): string {
  if (values.length === 0) return absent
  const ascending = values.toSorted((a, b) => a - b)
  return [...Map.groupBy(ascending, value => valueWithUnit(value, unit))]
    .map(([shown, same]) => (same.length === 1 ? shown : `${shown} (×${same.length})`))
    .join(dictionary[language].punctuation.list)
}

/** How far apart two values of a unit are: between shares, that is percentage points. */
function differenceText(value: number, unit: Unit, language: Language): string {
  if (unit !== 'share') return valueWithUnit(value, unit)
  return dictionary[language].findings.points(pointsOf(value))
}
