import type { MissingReason } from '../../verdicts/comparison.ts'
import type { Translated } from '../../words.ts'
import { deploymentNames } from './names.ts'

/** Why a criterion has no figure, without a full stop. */
export function missingText(reason: MissingReason): Translated {
  switch (reason.kind) {
    case 'not-in-budget':
      return { en: 'not measured in this budget', zh: '本次预算内未测量' }
    case 'no-value':
      return noValueText(reason)
    case 'too-few-rounds':
      return {
        en: `rounds with a value of both: expected 2 or more, got ${reason.rounds}`,
        zh: `两种部署都有测量值的轮次至少要有 2 轮，实际为 ${reason.rounds} 轮`,
      }
    case 'no-ratio': {
      const figure = Number(reason.value.toPrecision(3))
      return {
        en: `a round measured ${figure}, and a ratio needs values above zero`,
        zh: `某一轮测得 ${figure}，而比值要求数值大于零`,
      }
    }
  }
}

function noValueText({ deployments }: Extract<MissingReason, { kind: 'no-value' }>): Translated {
  const [first, second] = deployments
  if (first === undefined || second !== undefined) {
    return { en: 'no value of either deployment', zh: '两种部署都没有测量值' }
  }
  const name = deploymentNames[first]
  return { en: `no value of ${name.en}`, zh: `没有${name.zh}的测量值` }
}
