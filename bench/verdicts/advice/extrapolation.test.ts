import { describe, expect, it } from 'vitest'
import type { Comparison, TrialSummary } from '../comparison.ts'
import { syntheticHeader, syntheticPlan } from '../testing/synthetic-comparison.ts'
import { extrapolated } from './extrapolation.ts'
import { comparisonWith } from './testing/measured.ts'

const demand = { connections: 20_000, streams: 0, tokensPerSecond: 40_000, pagesPerSecond: 0 }
const measuredOf = (comparison: Comparison) =>
  Object.fromEntries(
    extrapolated(demand, comparison).map(({ what, measured }) => [what, Math.round(measured)]),
  )
const ladder = (deployment: string, state: TrialSummary['state'] = 'valid'): TrialSummary => ({
  scenario: 'memory-ladder',
  deployment,
  round: 1,
  startedAt: '2026-01-01T00:00:00.000Z',
  seconds: 200,
  state,
  reasons: [],
})

describe('what was measured', () => {
  it('is the load of the rounds where no ladder was climbed', () => {
    expect(measuredOf(comparisonWith())).toEqual({ connections: 1_200, tokensPerSecond: 6_000 })
  })

  it('reaches to the top of a memory ladder that both climbed', () => {
    const header = { ...syntheticHeader, plan: syntheticPlan(240) }
    const both = { ...comparisonWith(), header, trials: [ladder('integrated'), ladder('separate')] }
    expect(measuredOf(both)).toMatchObject({ connections: 10_000 })
    const one = { ...both, trials: [ladder('integrated'), ladder('separate', 'void')] }
    expect(measuredOf(one)).toMatchObject({ connections: 1_200 })
  })

  it('reaches to the lower of the two knees of the stream ladder', () => {
    // A stream takes 100 tokens in 5.1 s.
    const knees = comparisonWith({ capacity: { integrated: [500, 510], separate: [612] } })
    expect(measuredOf(knees)).toMatchObject({ tokensPerSecond: 10_000 })
  })
})
