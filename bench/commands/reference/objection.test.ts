import { describe, expect, it } from 'vitest'
import { syntheticHeader } from '../../verdicts/testing/synthetic-comparison.ts'
import { objection } from './objection.ts'

const git = { state: 'known', revision: 'a'.repeat(40), dirty: false } as const
const { environment } = syntheticHeader
const fit = { ...syntheticHeader, budgetMinutes: 90, environment: { ...environment, git } }

describe('what cannot be the reference result', () => {
  it('is nothing of a whole comparison of 90 minutes at a committed revision', () => {
    expect(objection(fit, false)).toBeUndefined()
  })

  it.each([
    ['a quick one', { ...fit, quick: true }],
    ['found one with --cores each', { ...fit, cores: 'each' as const }],
    ['found 89', { ...fit, budgetMinutes: 89 }],
    ['no revision has', { ...fit, environment }],
    ['no revision has', { ...fit, environment: { ...environment, git: { ...git, dirty: true } } }],
    [
      'own pages, found one of shop',
      { ...fit, environment: { ...fit.environment, app: { directory: 'shop' } } },
    ],
  ])('is %s', (words, header) => {
    expect(objection(header, false)).toContain(words)
  })

  it('is one that was cut', () => {
    expect(objection(fit, true)).toContain('--resume')
  })
})
