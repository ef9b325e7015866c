import { describe, expect, it } from 'vitest'
import { observationsOf } from '../measures/observations.ts'
import {
  answeredPages,
  answeredTurns,
  delaySample,
  smallProfile,
  trialOf,
} from '../measures/testing/load-trial.ts'
import { MINIMUM_ROUNDS } from '../plan/limits.ts'
import { plannedTrials } from '../plan/testing/planned-trials.ts'
import { aloneAndTogether } from '../plan/windows.ts'
import { analyse } from './analyse.ts'
import { syntheticHeader } from './testing/synthetic-comparison.ts'

describe('analyse', () => {
  const failedTrials = (rounds: number) =>
    plannedTrials(rounds).map(trial => ({ ...trial, failure: 'synthetic' }))

  it('tells a comparison that was interrupted, and no other', () => {
    expect(analyse(syntheticHeader, failedTrials(1))).toMatchObject({ interrupted: true })
    const whole = analyse(syntheticHeader, failedTrials(MINIMUM_ROUNDS))
    expect(whole).not.toHaveProperty('interrupted')
    expect(whole.stopped.kind).toBe('budget')
  })
})

describe('observe', () => {
  it('marks the values with measurement overhead, and no others', () => {
    const profile = smallProfile({
      windows: aloneAndTogether({ seconds: 10, tokensPerSecond: 100, pagesPerSecond: 2 }),
    })
    const trial = trialOf('load', profile, [
      ...answeredTurns(profile),
      ...answeredPages(profile, () => 5),
      delaySample('streams', 2, 1),
      delaySample('both', 30, 1),
    ])
    const of = (name: string) => observationsOf(trial).find(({ measure }) => measure === name)
    expect(of('added-delay-p99')).toMatchObject({ value: 2, overheadHigh: true })
    expect(of('added-delay-p99-beside-pages')).not.toHaveProperty('overheadHigh')
  })
})
