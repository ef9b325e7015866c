import type { Evidence } from '../../verdicts/comparison.ts'
import type { Table } from '../document/table.ts'
import { pointsOf } from '../figure.ts'
import type { ReportContext } from '../input.ts'
import { dictionary } from '../words/dictionary.ts'
import { testedTable } from './tested-table.ts'

/** A difference of the evidence: of shares, as every one is. */
type DifferenceEvidence = Extract<Evidence, { state: 'difference' }>

/** The differences of a claim, in percentage points. They have no chart: its axis is of ratios. */
export function differenceTable(
  evidence: readonly DifferenceEvidence[],
  context: ReportContext,
): Table {
  const words = dictionary[context.language].evidence
  return testedTable(
    evidence,
    {
      caption: words.differences,
      effect: words.difference,
      sign: '−',
      figures: each => ({
        effect: pointsOf(each.difference),
        interval: words.between(pointsOf(each.interval.from), pointsOf(each.interval.to)),
        threshold: pointsOf(each.criterion.threshold),
        detectable: pointsOf(each.detectable),
      }),
    },
    context,
  )
}
