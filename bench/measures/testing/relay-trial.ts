import { relayProfile } from '../../plan/scenarios/relay.ts'
import type { DelaySample, UsageSample } from '../../samples/run-sample.ts'
import type { Trial } from '../../samples/trial.ts'
import { memorySample, trialOf } from './load-trial.ts'

/** Test only: one stream of 20 tokens a second, measured for 5 s: 100 tokens. */
const profile = relayProfile({ streams: 1, seconds: 5 })

/** Test only: a trial of a relay in which nothing is wrong: 100 µs a token, each 2 ms late, the control 0.1 ms. */
export function relayTrial(
  deployment: string,
  round: number,
  { usage = {}, delay = {} }: { usage?: Partial<UsageSample>; delay?: Partial<DelaySample> } = {},
): Trial {
  const counters = { reads: 50, writes: 100, wakeUps: 25, waitMicroseconds: 0 }
  const trial = trialOf('relay', profile, [
    memorySample(0, 1_000),
    {
      ...{ type: 'usage', window: 'relay', seconds: 5, tokens: 100, counters },
      cpuMicroseconds: { deployment: 10_000, mock: 1_000, probe: 1_000 },
      ...usage,
    },
    memorySample(1, 2_000, { window: 'relay' }),
    {
      ...{ type: 'delay', window: 'relay', steadyFromMs: 0, steadyToMs: 5_000, lost: [] },
      relayed: { arrivedMs: [1], delayUs: [2_000] },
      control: { arrivedMs: [1], delayUs: [100] },
      ...delay,
    },
  ])
  return { ...trial, header: { ...trial.header, deployment, round } }
}

/** Test only: trials of a variant, one a round, in which a token cost so many microseconds. */
export function relayTrials(deployment: string, costs: readonly number[]): readonly Trial[] {
  return costs.map((cost, index) =>
    relayTrial(deployment, index + 1, { usage: { cpuMicroseconds: { deployment: cost * 100 } } }),
  )
}
