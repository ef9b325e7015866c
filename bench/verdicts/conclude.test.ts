import { describe, expect, it } from 'vitest'
import { observationsOf } from '../measures/observations-of.ts'
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
import { conclude } from './conclude.ts'
import { syntheticHeader } from './testing/synthetic-comparison.ts'

describe('conclude', () => {
  const failedTrials = (rounds: number) =>
    plannedTrials(rounds).map(trial => ({ ...trial, failure: 'synthetic' }))

  it('tells a comparison that was cut before its end, and no other', () => {
    expect(conclude(syntheticHeader, failedTrials(1))).toMatchObject({ partial: true })
    const whole = conclude(syntheticHeader, failedTrials(MINIMUM_ROUNDS))
    expect(whole).not.toHaveProperty('partial')
    expect(whole.stopped.kind).toBe('budget')
  })
})

describe('observe', () => {
  it('marks the values in which the harness shares, and no others', () => {
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
    expect(of('added-delay-p99')).toMatchObject({ value: 2, marked: true })
    expect(of('added-delay-p99-beside-pages')).not.toHaveProperty('marked')
  })
})
