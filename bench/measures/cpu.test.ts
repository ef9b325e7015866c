import { describe, expect, it } from 'vitest'
import { aloneAndTogether } from '../plan/windows.ts'
import type { DelaySample, UsageSample } from '../samples/run-sample.ts'
import { cpuPerPage, relayCost } from './cpu.ts'
import { trialState, trialSummary } from './figures/summary.ts'
import { answeredPages, smallProfile, trialOf, usageSample } from './testing/load-trial.ts'
import { relayTrial } from './testing/relay-trial.ts'

const profile = smallProfile({
  windows: aloneAndTogether({ seconds: 10, tokensPerSecond: 100, pagesPerSecond: 2 }),
})
/** Two pages, two requests a second each, in the four steady seconds. */
const STEADY_REQUESTS = 16
const pages = answeredPages(profile, () => 5)
const of = (...samples: Parameters<typeof trialOf>[2]) =>
  cpuPerPage.of(trialOf('load', profile, samples))

describe('cpu-per-page', () => {
  it('divides the CPU of the window with pages alone by the pages that were answered in its steady part', () => {
    const usage = [
      usageSample('streams', 4, { deployment: 999 }),
      usageSample('pages', 4, { deployment: 72_000 }),
    ]
    expect(of(...pages, ...usage)).toBe(72_000 / STEADY_REQUESTS)
  })

  it('is undefined without an answered page, and where CPU could not be read', () => {
    const failed = pages.map(sample => ({ ...sample, status: 500 }))
    expect(of(...failed, usageSample('pages', 4, { deployment: 72_000 }))).toBeUndefined()
    expect(of(...pages, usageSample('pages', 4, {}))).toBeUndefined()
  })

  it('is undefined when requests were never sent: it would be the mean of others', () => {
    const usage = usageSample('pages', 4, { deployment: 72_000 })
    expect(of(...pages.slice(8), usage)).toBeUndefined()
  })
})

describe('the cost of a relayed token', () => {
  it('is the CPU ÷ the tokens that arrived, with what the kernel counted beside', () => {
    const trial = relayTrial('loop-http1', 1)
    expect(trialState(trial)).toEqual({ state: 'valid', reasons: [] })
    expect(relayCost.of(trial)).toBe(100)
    const [window] = trialSummary(trial)?.windows ?? []
    expect(window?.relay).toEqual({ received: 1, waited: 0, tokensPerRead: 2, tokensPerWakeUp: 4 })
    expect(window?.streams).toBeUndefined()
  })

  it('is not known where no CPU time or no counter can be read', () => {
    const trial = relayTrial('floor', 1, { usage: { cpuMicroseconds: {}, counters: {} } })
    expect(relayCost.of(trial)).toBeUndefined()
    expect(relayCost.isCensored(trial)).toBe(false)
    const [window] = trialSummary(trial)?.windows ?? []
    expect(window?.relay).toMatchObject({ waited: 0, tokensPerRead: undefined })
  })

  it.each<[{ usage?: Partial<UsageSample>; delay?: Partial<DelaySample> }, object, boolean]>([
    [
      { usage: { cpuMicroseconds: { deployment: 4_000_001 } } },
      { kind: 'saturated', parts: ['deployment'] },
      true,
    ],
    [
      { usage: { cpuMicroseconds: { mock: 4_000_001 } } },
      { kind: 'saturated', parts: ['mock'] },
      false,
    ],
    [
      { usage: { cpuMicroseconds: { probe: 4_000_001 } } },
      { kind: 'saturated', parts: ['probe'] },
      false,
    ],
    [
      { usage: { cpuMicroseconds: { deployment: 1, mock: 2e6, probe: 2_000_001 } } },
      { kind: 'saturated', parts: ['mock', 'probe'] },
      false,
    ],
    [{ usage: { tokens: 94 } }, { kind: 'behind', received: 0.94 }, true],
    [
      { usage: { counters: { waitMicroseconds: 250_001 } } },
      { kind: 'core-taken', waited: 250_001 / 5e6 },
      false,
    ],
    [
      { delay: { lost: ['closed with 1011'] } },
      { kind: 'streams-lost', streams: 1, first: 'closed with 1011' },
      true,
    ],
  ])('is no value where %j', (changes, reason, isTooMuch) => {
    const trial = relayTrial('loop-http1', 1, changes)
    expect(trialState(trial).reasons).toContainEqual({ window: 'relay', ...reason })
    expect(relayCost.of(trial)).toBeUndefined()
    expect(relayCost.isCensored(trial)).toBe(isTooMuch)
  })
})
