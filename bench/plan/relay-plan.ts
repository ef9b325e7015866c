import type { RunPlan } from './run-plan.ts'
import { relay, relayAnswers, relayProfile, relaySeconds } from './scenarios/relay.ts'
import { relayVariants } from './subjects/relay.ts'

/** What a comparison of ways to relay a token is asked for. */
export type AskedRelay = {
  readonly streams: number
  /** Measured seconds of a trial. */
  readonly seconds: number
  readonly rounds: number
  readonly seed: number
}

/** Plans one trial of every variant a round. */
export function relayPlan({ streams, seconds, rounds, seed }: AskedRelay): RunPlan {
  return {
    command: 'bench:relay',
    subjects: relayVariants.map(({ name }) => name),
    scenarios: [
      {
        scenario: relay.name,
        seconds: relaySeconds(seconds),
        rounds,
        action: { type: 'load', profile: relayProfile({ streams, seconds }) },
      },
    ],
    leftOut: [],
    rounds: { until: 'done', atLeast: rounds },
    answers: relayAnswers(seconds),
    seed,
    quick: false,
  }
}
