import type { Measure } from '../../measures/measure.ts'
import type { Evidence, TestedEvidence } from '../../verdicts/comparison.ts'
import { largerAsClaimed, otherOf } from '../../verdicts/sides.ts'
import type { Translated } from '../../words.ts'
import { ratio as shown } from '../number.ts'
import { percentagePoints, pointsOf } from '../percentage-points.ts'
import { measureTitle } from '../words/words.ts'
import { missingText } from './missing-text.ts'
import { deploymentNames } from './names.ts'
import { asMuch, quantity } from './quantity.ts'
import { remark } from './remark.ts'

type RatioEvidence = Extract<Evidence, { state: 'ratio' }>
type DifferenceEvidence = Extract<Evidence, { state: 'difference' }>
type CountEvidence = Extract<Evidence, { state: 'count' }>

/** What one criterion found, in plain words with its figures; without the verdict, and without a full stop. */
export function clause(evidence: Evidence, measure: Measure): Translated {
  const { en, zh } = findings(evidence, measure)
  return {
    en: `${measureTitle(measure.name, 'en')}: ${en}`,
    zh: `${measureTitle(measure.name, 'zh')}：${zh}`,
  }
}

function findings(evidence: Evidence, measure: Measure): Translated {
  if (evidence.state === 'ratio') return ratioFindings(evidence, measure)
  if (evidence.state === 'difference') return differenceFindings(evidence, measure)
  if (evidence.state === 'count') return countFindings(evidence, measure)
  return missingText(evidence.reason)
}

/** The two in the direction of table and chart: what the claim says is larger comes first, also where it is not. */
function named({ criterion }: TestedEvidence, measure: Measure): readonly [Translated, Translated] {
  const claimed = largerAsClaimed(criterion, measure)
  return [deploymentNames[claimed], deploymentNames[otherOf(claimed)]]
}

function ratioFindings(evidence: RatioEvidence, measure: Measure): Translated {
  const { ratio, interval, rounds } = evidence
  const [larger, smaller] = named(evidence, measure)
  const [from, to] = [shown(interval.from), shown(interval.to)]
  const { en, zh } = remark(evidence)
  return {
    en:
      `${shown(ratio)} times ${asMuch[measure.unit]} in ${larger.en} as in ${smaller.en} ` +
      `(95% interval ${from} to ${to}, ${rounds} rounds)${en}`,
    zh:
      `${larger.zh}是${smaller.zh}的 ${shown(ratio)} 倍` +
      `（95% 置信区间 ${from} 至 ${to}，${rounds} 轮）${zh}`,
  }
}

/** Of shares, as every difference is; below zero where the claim has it the other way round. */
function differenceFindings(evidence: DifferenceEvidence, measure: Measure): Translated {
  const { difference, interval, rounds } = evidence
  const [larger, smaller] = named(evidence, measure)
  const points = percentagePoints(difference)
  const [from, to] = [pointsOf(interval.from), pointsOf(interval.to)]
  const { en, zh } = remark(evidence)
  return {
    en:
      `${larger.en} minus ${smaller.en} is ${points.en} ` +
      `(95% interval ${from} to ${to}, ${rounds} rounds)${en}`,
    zh:
      `${larger.zh}减去${smaller.zh}为 ${points.zh}` +
      `（95% 置信区间 ${from} 至 ${to}，${rounds} 轮）${zh}`,
  }
}

const overlap: Translated = { en: '; the repeats overlap', zh: '；各次重复互有交叠' }
const nothing: Translated = { en: '', zh: '' }

function countFindings(evidence: CountEvidence, { unit }: Measure): Translated {
  const sides = (['integrated', 'separate'] as const).map(name => {
    const values = evidence[name]
    const from = quantity(Math.min(...values), unit)
    const to = quantity(Math.max(...values), unit)
    const repeats = values.length
    return {
      en: `${from.en}${from.en === to.en ? '' : ` to ${to.en}`} in ${deploymentNames[name].en}${repeats === 1 ? '' : ` (${repeats} repeats)`}`,
      zh: `${deploymentNames[name].zh} ${from.zh}${from.zh === to.zh ? '' : ` 至 ${to.zh}`}${repeats === 1 ? '' : `（重复 ${repeats} 次）`}`,
    }
  })
  const { en, zh } = evidence.verdict === 'inconclusive' ? overlap : nothing
  return {
    en: sides.map(side => side.en).join(', ') + en,
    zh: sides.map(side => side.zh).join('，') + zh,
  }
}
