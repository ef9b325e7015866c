import { describe, expect, it } from 'vitest'
import type { DelaySample, UsageSample } from '../samples/run-sample.ts'
import { trialState, trialSummary } from './figures/trial-summary.ts'
import { relayCost } from './relay-cost.ts'
import { relayTrial } from './testing/relay-trial.ts'

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
