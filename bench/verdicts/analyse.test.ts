import { describe, expect, it } from 'vitest'
import { observationsOf } from '../measures/observations.ts'
import {
  answeredPages,
  answeredTurns,
  delaySample,
  smallProfile,
  trialOf,
} from '../measures/testing/load-trial.ts'
import { MINIMUM_RANKED_ROUNDS, MINIMUM_ROUNDS } from '../plan/limits.ts'
import { aloneAndTogether } from '../plan/windows.ts'
import type { DelaySample } from '../samples/run-sample.ts'
import { analyse, claimsFor } from './analyse.ts'
import { claims } from './claims/registry.ts'
import { plannedTrials } from './testing/planned-trials.ts'
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

describe('what was left out', () => {
  const profile = smallProfile({
    windows: aloneAndTogether({ seconds: 10, tokensPerSecond: 100, pagesPerSecond: 2 }),
  })
  const samples = [...answeredTurns(profile), ...answeredPages(profile, () => 5)]
  const trialsWith = (...delays: readonly DelaySample[]) => [
    trialOf('load', profile, [...samples, delaySample('streams', 2), ...delays]),
  ]

  it('is counted by deployment', () => {
    const { voids } = analyse(syntheticHeader, trialsWith(delaySample('both', 30, 21)))
    expect(voids).toEqual({
      byDeployment: [{ deployment: 'integrated', windows: 3, voids: 1 }],
      otherwise: [],
    })
  })

  it('tells which verdicts would read otherwise with it', () => {
    const rounds = Array.from({ length: MINIMUM_RANKED_ROUNDS }, (_, index) => index + 1)
    const trials = rounds.flatMap(round =>
      (['integrated', 'separate'] as const).map(deployment => {
        const late = delaySample('both', deployment === 'integrated' ? 40 : 4, 21)
        const [trial] = trialsWith(late)
        if (trial === undefined) throw new Error('expected a trial')
        return { ...trial, header: { ...trial.header, round, deployment } }
      }),
    )
    const { claims, voids } = analyse(syntheticHeader, trials)
    const claim = claims.find(({ claim: { name } }) => name === 'tokens-beside-pages')
    expect(claim?.verdict).toBe('not measured')
    expect(voids.otherwise).toContainEqual({ claim: 'tokens-beside-pages', verdict: 'confirmed' })
  })

  it('is when tokens arrived, where all of them bear one moment', () => {
    const delay = delaySample('both', 30)
    const [first = 0] = delay.relayed.arrivedMs
    const relayed = { arrivedMs: [first, first], delayUs: [1, 2] }
    const spread = { arrivedMs: [first, first + 1], delayUs: [1, 2] }
    const of = (changed: DelaySample['relayed']) =>
      analyse(syntheticHeader, trialsWith({ ...delay, relayed: changed }))
    expect(of(relayed).withoutArrivals).toBe(true)
    expect(of(spread)).not.toHaveProperty('withoutArrivals')
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

const { environment } = syntheticHeader

it('are all of them for this project’s own app', () => {
  expect(claimsFor({ environment })).toBe(claims)
})

it('cannot be measured for another app where all their means are this project’s own pages', () => {
  const found = claimsFor({ environment: { ...environment, app: { directory: 'shop' } } })
  const changed = found.filter((claim, index) => claim !== claims[index])
  expect(changed.map(({ name }) => name)).toEqual(['development-efficiency'])
  expect(changed[0]).toMatchObject({ state: 'not-measured', needs: 'bundled-pages' })
  expect(changed[0]).not.toHaveProperty('criteria')
})
