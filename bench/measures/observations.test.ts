import { describe, expect, it } from 'vitest'
import { aloneAndTogether } from '../plan/windows.ts'
import type { Sample } from '../samples/run-sample.ts'
import { censoredRounds } from './observations.ts'
import {
  answeredPages,
  answeredTurns,
  delaySample,
  memorySample,
  smallProfile,
  trialOf,
} from './testing/load-trial.ts'

const profile = smallProfile({
  windows: aloneAndTogether({ seconds: 10, tokensPerSecond: 100, pagesPerSecond: 2 }),
})
const opened: Sample = { type: 'connect', opened: 4, failed: 0 }
const rest: readonly Sample[] = [
  memorySample(0, 100_000),
  ...answeredTurns(profile),
  delaySample('streams', 2),
]
const both = delaySample('both', 3)
const trial = (...samples: readonly Sample[]) => trialOf('load', profile, [...rest, ...samples])
const pages = answeredPages(profile, () => 5)
const lost = (...samples: readonly Sample[]) =>
  censoredRounds(trial(...samples)).map(({ measure }) => measure)

describe('censoredRounds', () => {
  it('finds none where everything was given', () => {
    expect(lost(opened, both, ...pages)).toEqual([])
  })

  it('finds the delays of a window in which a stream broke off', () => {
    expect(lost(opened, { ...both, lost: ['closed with 1006'] }, ...pages)).toEqual([
      'added-delay-p99-beside-pages',
      'token-delay-rise',
      'tokens-over-20-ms-beside-pages',
      'tokens-over-50-ms-beside-pages',
      'tokens-over-100-ms-beside-pages',
    ])
  })

  it('finds the latencies of pages of which more than a hundredth failed', () => {
    const failed = pages.map(page =>
      page.type === 'page' && page.page === 'rendered' ? { ...page, status: 500 } : page,
    )
    expect(lost(opened, both, ...failed)).toEqual([
      'page-p99-alone',
      'page-p99-beside-streams',
      'page-latency-rise',
    ])
  })

  it('finds the latencies of a window in which pages were due and not sent', () => {
    const fewer = pages.filter((_, index) => index % 2 === 0)
    expect(lost(opened, both, ...fewer)).toEqual([
      'page-p99-alone',
      'page-p99-beside-streams',
      'page-latency-rise',
    ])
  })

  it('finds the memory of sockets that did not all open', () => {
    expect(lost({ type: 'connect', opened: 3, failed: 1 }, both, ...pages)).toEqual([
      'memory-idle',
      'memory-streaming',
    ])
  })

  it('finds what a trial had not come to when it failed, under its deployment and round', () => {
    const failed = { ...trial(), failure: 'integrated ended with 134' }
    const found = censoredRounds(failed)
    expect(found).toContainEqual({
      measure: 'relative-cpu-per-token',
      deployment: failed.header.deployment,
      round: failed.header.round,
    })
    const names = found.map(({ measure }) => measure)
    expect(names).not.toContain('capacity')
    expect(names).not.toContain('memory-at-zero')
  })
})
