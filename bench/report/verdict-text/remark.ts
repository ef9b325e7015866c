import { MINIMUM_ROUNDS } from '../../plan/limits.ts'
import type { Doubt, TestedEvidence } from '../../verdicts/comparison.ts'
import type { Translated } from '../../words.ts'
import { percentagePoints } from '../percentage-points.ts'
import { percentBeyond } from './quantity.ts'

/**
 * Where an interval lies, or why it decides nothing, whether the harness shares in the figures, and who broke off: what follows
 * those of a ratio or a difference in its sentence.
 */
export function remark(evidence: TestedEvidence): Translated {
  const parts = [placeRemark(evidence), markRemark(evidence), lossRemark(evidence)]
  return { en: parts.map(({ en }) => en).join(''), zh: parts.map(({ zh }) => zh).join('') }
}

function lossRemark({ lost }: TestedEvidence): Translated {
  if (lost === undefined) return { en: '', zh: '' }
  const { integrated, separate } = lost
  return {
    en: `; without ${roundsOf(integrated)} in which integrated broke off, and ${roundsOf(separate)} in which separate did`,
    zh: `；不含集成部署中断的 ${integrated} 轮与分离部署中断的 ${separate} 轮`,
  }
}

function markRemark({ marked }: TestedEvidence): Translated {
  if (marked === undefined) return { en: '', zh: '' }
  const { integrated, separate } = marked
  return {
    en: `; the harness shares in the figure of integrated in ${roundsOf(integrated)}, of separate in ${roundsOf(separate)}`,
    zh: `；测量本身计入了集成部署 ${integrated} 轮、分离部署 ${separate} 轮的数字`,
  }
}

const roundsOf = (count: number) => (count === 1 ? '1 round' : `${count} rounds`)

function placeRemark(evidence: TestedEvidence): Translated {
  if (evidence.doubt !== undefined) return doubtRemarks(evidence)[evidence.doubt]
  const threshold = size(evidence, evidence.criterion.threshold)
  if (evidence.verdict === 'no difference') {
    return {
      en: `, all within the threshold of ${threshold.en}`,
      zh: `，整个区间都在 ${threshold.zh}的阈值之内`,
    }
  }
  return { en: `, beyond the threshold of ${threshold.en}`, zh: `，超出 ${threshold.zh}的阈值` }
}

function doubtRemarks(evidence: TestedEvidence): Readonly<Record<Doubt, Translated>> {
  const threshold = size(evidence, evidence.criterion.threshold)
  const detectable = size(evidence, evidence.detectable)
  const { rounds } = evidence
  return {
    'too-few-rounds': {
      en: `. A verdict needs at least ${MINIMUM_ROUNDS} rounds`,
      zh: `。至少要有 ${MINIMUM_ROUNDS} 轮才能下结论`,
    },
    'wide-interval': {
      en: `. The interval reaches over the threshold of ${threshold.en}; ${rounds} rounds find a difference of ${detectable.en} four times in five`,
      zh: `。区间跨过 ${threshold.zh}的阈值；${rounds} 轮测量有八成机会发现 ${detectable.zh}的差异`,
    },
    'many-criteria': {
      en: ", which would decide alone, but not as one of many measures, after Holm's correction",
      zh: '，单看这一项足以下结论，但在同时检验的多项指标中经 Holm 校正后还不够',
    },
    'broke-off': {
      en: ', without rounds that could have changed it, because a deployment broke off in them',
      zh: '，但缺少因部署中断而没有数字、本可改变结论的轮次',
    },
    'harness-shares': {
      en: `, all within the threshold of ${threshold.en}, which may be the harness's doing`,
      zh: `，整个区间都在 ${threshold.zh}的阈值之内，但这可能出自测量本身`,
    },
  }
}

/** How large an effect is: a ratio by how far it lies from 1, a difference in percentage points. Chinese sets a sign apart. */
function size({ state }: TestedEvidence, effect: number): Translated {
  if (state === 'difference') return percentagePoints(effect)
  const percent = percentBeyond(effect)
  return { en: percent, zh: `${percent} ` }
}
