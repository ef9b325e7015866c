import type { Evidence } from '../../verdicts/comparison.ts'
import type { Table } from '../document/table.ts'
import { interval, ratio } from '../figure.ts'
import type { ReportContext } from '../input.ts'
import { dictionary } from '../words/dictionary.ts'
import { testedTable } from './tested-table.ts'

/** A ratio of the evidence. */
type RatioEvidence = Extract<Evidence, { state: 'ratio' }>

/** The ratios of a claim. */
export function ratioTable(evidence: readonly RatioEvidence[], context: ReportContext): Table {
  const words = dictionary[context.language].evidence
  return testedTable(
    evidence,
    {
      caption: words.ratios,
      effect: words.ratio,
      sign: '÷',
      figures: each => ({
        effect: ratio(each.ratio),
        interval: interval(each.interval),
        threshold: ratio(each.criterion.threshold),
        detectable: ratio(each.detectable),
      }),
    },
    context,
  )
}
