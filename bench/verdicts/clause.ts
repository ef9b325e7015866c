import type { Words } from '../claims/words.ts'
import type { Doubt, Evidence } from '../comparison/comparison.ts'
import { ratio as shown } from '../format/number.ts'
import type { Measure } from '../measures/measure.ts'
import { MINIMUM_ROUNDS } from '../statistics/next-step.ts'
import { deploymentNames } from './names.ts'
import { asMuch, percentBeyond, quantity } from './quantity.ts'
import { largerAsClaimed, otherOf } from './sides.ts'

type RatioEvidence = Extract<Evidence, { state: 'ratio' }>
type CountEvidence = Extract<Evidence, { state: 'count' }>

/** What one criterion found, in plain words with its figures; without the verdict, and without a full stop. */
export function clause(evidence: Evidence, measure: Measure): Words {
  const { en, zh } = findings(evidence, measure)
  return { en: `${measure.title.en}: ${en}`, zh: `${measure.title.zh}：${zh}` }
}

function findings(evidence: Evidence, measure: Measure): Words {
  if (evidence.state === 'ratio') return ratioFindings(evidence, measure)
  if (evidence.state === 'count') return countFindings(evidence, measure)
  return evidence.reason
}

/** The ratio in the direction of table and chart: what the claim says is larger comes first, also where it is not. */
function ratioFindings(evidence: RatioEvidence, measure: Measure): Words {
  const { ratio, interval, rounds } = evidence
  const claimed = largerAsClaimed(evidence.criterion, measure)
  const [larger, smaller] = [deploymentNames[claimed], deploymentNames[otherOf(claimed)]]
  const [from, to] = [shown(interval.from), shown(interval.to)]
  const remark = ratioRemark(evidence)
  return {
    en:
      `${shown(ratio)} times ${asMuch[measure.unit]} in ${larger.en} as in ${smaller.en} ` +
      `(95% interval ${from} to ${to}, ${rounds} rounds)${remark.en}`,
    zh:
      `${larger.zh}是${smaller.zh}的 ${shown(ratio)} 倍` +
      `（95% 置信区间 ${from} 至 ${to}，${rounds} 轮）${remark.zh}`,
  }
}

function ratioRemark(evidence: RatioEvidence): Words {
  const threshold = percentBeyond(evidence.criterion.threshold)
  if (evidence.doubt !== undefined) return doubtRemarks(evidence)[evidence.doubt]
  if (evidence.verdict === 'no difference') {
    return {
      en: `, all within the threshold of ${threshold}`,
      zh: `，整个区间都在 ${threshold} 的阈值之内`,
    }
  }
  return { en: `, beyond the threshold of ${threshold}`, zh: `，超出 ${threshold} 的阈值` }
}

function doubtRemarks(evidence: RatioEvidence): Readonly<Record<Doubt, Words>> {
  const threshold = percentBeyond(evidence.criterion.threshold)
  const detectable = percentBeyond(evidence.detectable)
  const { rounds } = evidence
  return {
    'too-few-rounds': {
      en: `. A verdict needs at least ${MINIMUM_ROUNDS} rounds`,
      zh: `。至少要有 ${MINIMUM_ROUNDS} 轮才能下结论`,
    },
    'wide-interval': {
      en: `. The interval reaches over the threshold of ${threshold}; ${rounds} rounds find a difference of ${detectable} four times in five`,
      zh: `。区间跨过 ${threshold} 的阈值；${rounds} 轮测量有八成机会发现 ${detectable} 的差异`,
    },
    'many-criteria': {
      en: ", which would decide alone, but not as one of many measures, after Holm's correction",
      zh: '，单看这一项足以下结论，但在同时检验的多项指标中经 Holm 校正后还不够',
    },
  }
}

const overlap: Words = { en: '; the repeats overlap', zh: '；各次重复互有交叠' }
const nothing: Words = { en: '', zh: '' }

function countFindings(evidence: CountEvidence, { unit }: Measure): Words {
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
  const remark = evidence.verdict === 'inconclusive' ? overlap : nothing
  return {
    en: sides.map(({ en }) => en).join(', ') + remark.en,
    zh: sides.map(({ zh }) => zh).join('，') + remark.zh,
  }
}
