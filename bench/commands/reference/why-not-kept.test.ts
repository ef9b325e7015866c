import { describe, expect, it } from 'vitest'
import { syntheticHeader, withPlan } from '../../verdicts/testing/synthetic-comparison.ts'
import { isWhole, whyNotKept } from './archive.ts'

const git = { state: 'known', revision: 'a'.repeat(40), dirty: false } as const
const { environment } = syntheticHeader
const rounds = (budgetMinutes: number) => ({ until: 'narrow', atLeast: 8, budgetMinutes }) as const
const fit = withPlan(
  { rounds: rounds(90) },
  { ...syntheticHeader, environment: { ...environment, git } },
)

describe('what cannot be kept', () => {
  it('is nothing of a whole comparison of 90 minutes at a committed revision', () => {
    expect(whyNotKept(fit, false)).toBeUndefined()
  })

  it.each([
    ['a quick one', withPlan({ quick: true }, fit)],
    ['found one with --cores each', withPlan({ cores: 'each' }, fit)],
    ['found one at 0.5 of it', withPlan({ loadFactor: 0.5 }, fit)],
    [
      'found integrated beside itself',
      withPlan({ subjects: ['integrated', 'integrated-again'] }, fit),
    ],
    ['no revision has', { ...fit, environment }],
    ['no revision has', { ...fit, environment: { ...environment, git: { ...git, dirty: true } } }],
    [
      'own pages, found one of shop',
      { ...fit, environment: { ...fit.environment, app: { directory: 'shop' } } },
    ],
  ])('is %s', (words, header) => {
    expect(whyNotKept(header, false)).toContain(words)
  })

  it('is one that was interrupted', () => {
    expect(whyNotKept(fit, true)).toContain('--resume')
  })
})

it.each([
  [89, false],
  [90, true],
])('becomes the reference or not: a comparison of %i minutes', (minutes, whole) => {
  expect(isWhole(withPlan({ rounds: rounds(minutes) }, fit))).toBe(whole)
})
