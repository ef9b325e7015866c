import { expect, it } from 'vitest'
import type { MissingReason } from '../../verdicts/comparison.ts'
import { missingText } from './missing-text.ts'

it.each<[MissingReason, string, string]>([
  [{ kind: 'not-in-budget' }, 'not measured in this budget', '本次预算内未测量'],
  [
    { kind: 'no-value', deployments: ['integrated', 'separate'] },
    'no value of either deployment',
    '两种部署都没有测量值',
  ],
  [{ kind: 'no-value', deployments: ['separate'] }, 'no value of separate', '没有分离部署的测量值'],
  [
    { kind: 'too-few-rounds', rounds: 1 },
    'rounds with a value of both: expected 2 or more, got 1',
    '两种部署都有测量值的轮次至少要有 2 轮，实际为 1 轮',
  ],
  [
    { kind: 'no-ratio', value: -4.0321 },
    'a round measured -4.03, and a ratio needs values above zero',
    '某一轮测得 -4.03，而比值要求数值大于零',
  ],
])('puts %j into words of both languages', (reason, en, zh) => {
  expect(missingText(reason)).toEqual({ en, zh })
})
