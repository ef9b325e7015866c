import type { Words } from '../claims/words.ts'
import type { Doubt, Evidence } from '../comparison/comparison.ts'
import type { Measure } from '../measures/measure.ts'
import { deploymentNames } from './names.ts'
import { percentBeyond, quantity, times } from './quantity.ts'
import { largerAsClaimed, otherOf } from './sides.ts'

type RatioEvidence = Extract<Evidence, { state: 'ratio' }>
type CountEvidence = Extract<Evidence, { state: 'count' }>

/** What one criterion found, in plain words with its figures; without the verdict. */
export function clause(evidence: Evidence, measure: Measure): Words {
  const { en, zh } = findings(evidence, measure)
  return { en: `${measure.title.en}: ${en}`, zh: `${measure.title.zh}：${zh}` }
}

function findings(evidence: Evidence, measure: Measure): Words {
  if (evidence.state === 'ratio') return ratioFindings(evidence, measure)
  if (evidence.state === 'count') return countFindings(evidence, measure)
  return evidence.reason
}

/** The larger of the two comes first, whatever the claim says, so that the ratio reads as 1 or more. */
function ratioFindings(evidence: RatioEvidence, measure: Measure): Words {
  const asClaimed = evidence.ratio >= 1
  const claimed = largerAsClaimed(evidence.criterion, measure)
  const larger = asClaimed ? claimed : otherOf(claimed)
  const smaller = otherOf(larger)
  const { ratio, interval } = asClaimed ? evidence : inverse(evidence)
  const [from, to] = [times(interval.from), times(interval.to)]
  const remark = ratioRemark(evidence)
  return {
    en:
      `${deploymentNames[larger].en} has ${times(ratio)} times that of ${deploymentNames[smaller].en} ` +
      `(95% interval ${from} to ${to}, ${evidence.rounds} rounds), ${remark.en}`,
    zh:
      `${deploymentNames[larger].zh}是${deploymentNames[smaller].zh}的 ${times(ratio)} 倍` +
      `（95% 置信区间 ${from} 至 ${to}，${evidence.rounds} 轮），${remark.zh}`,
  }
}

function inverse({ ratio, interval }: RatioEvidence) {
  return { ratio: 1 / ratio, interval: { from: 1 / interval.to, to: 1 / interval.from } }
}

function ratioRemark(evidence: RatioEvidence): Words {
  const threshold = percentBeyond(evidence.criterion.threshold)
  if (evidence.doubt !== undefined) return doubtRemarks(evidence)[evidence.doubt]
  if (evidence.verdict === 'no difference') {
    return {
      en: `all within the ${threshold} that do not count`,
      zh: `整个区间都在可忽略的 ${threshold} 以内`,
    }
  }
  return { en: `beyond the threshold of ${threshold}`, zh: `超出 ${threshold} 的阈值` }
}

function doubtRemarks(evidence: RatioEvidence): Readonly<Record<Doubt, Words>> {
  const threshold = percentBeyond(evidence.criterion.threshold)
  const detectable = percentBeyond(evidence.detectable)
  const adjustedP = evidence.adjustedP.toFixed(2)
  return {
    'too-few-rounds': {
      en: 'too few rounds for a verdict',
      zh: '轮数不足以作出结论',
    },
    'wide-interval': {
      en: `which reaches over the threshold of ${threshold}; so many rounds find a difference of ${detectable} four times in five`,
      zh: `区间跨过 ${threshold} 的阈值；按这样的轮数，${detectable} 的差异有八成机会被发现`,
    },
    'many-criteria': {
      en: `which would decide alone, but not as one of many measures (adjusted p ${adjustedP})`,
      zh: `单看这一项足以下结论，但在同时检验的多项指标中还不够（校正后 p 值 ${adjustedP}）`,
    },
  }
}

const overlap: Words = { en: 'the repeats do not keep apart', zh: '各次重复互有交叠' }

function countFindings(evidence: CountEvidence, { unit }: Measure): Words {
  const sides = (['integrated', 'separate'] as const).map(name => {
    const values = evidence[name]
    const from = quantity(Math.min(...values), unit)
    const to = quantity(Math.max(...values), unit)
    const repeats = values.length
    return {
      en: `${deploymentNames[name].en} ${from.en}${from.en === to.en ? '' : ` to ${to.en}`}${repeats === 1 ? '' : ` in ${repeats} repeats`}`,
      zh: `${deploymentNames[name].zh} ${from.zh}${from.zh === to.zh ? '' : ` 至 ${to.zh}`}${repeats === 1 ? '' : `（重复 ${repeats} 次）`}`,
    }
  })
  const remark = evidence.verdict === 'inconclusive' ? [overlap] : []
  return {
    en: [...sides, ...remark].map(({ en }) => en).join(', '),
    zh: [...sides, ...remark].map(({ zh }) => zh).join('，'),
  }
}
