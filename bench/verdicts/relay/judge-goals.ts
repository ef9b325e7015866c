import type { CensoredRound, Observation } from '../../measures/observations.ts'
import { MINIMUM_ROUNDS } from '../../plan/limits.ts'
import { roundPairs } from '../by-deployment.ts'
import type { InconclusiveReason } from '../comparison.ts'
import { pBeyond } from '../statistics/estimate.ts'
import { holm } from '../statistics/holm.ts'
import { isPositive, type Pair, pairedLogRatio } from '../statistics/paired.ts'
import { type Interval, LEVEL } from '../statistics/student.ts'

/** What a relay is to reach: its cost a token ÷ that of another in the same round. */
type Goal = {
  readonly name: string
  /** Whose goal it is, and whose cost it is divided by: subjects by name. */
  readonly variant: string
  readonly against: string
  /** The largest ratio that reaches it. Decided before it was measured. */
  readonly atMost: number
}

/** Every goal of the gateway, in the order of the report. */
export const goals = [
  {
    name: 'default-transports',
    variant: 'gateway-http2',
    against: 'loop-http1',
    atMost: 0.5,
  },
  { name: 'both-http1', variant: 'gateway-http1', against: 'loop-http1', atMost: 0.45 },
  { name: 'both-http2', variant: 'gateway-http2', against: 'loop-http2', atMost: 0.45 },
  { name: 'final', variant: 'gateway-http2', against: 'loop-http1', atMost: 0.35 },
  { name: 'floor', variant: 'gateway-http2', against: 'floor', atMost: 1.7 },
  { name: 'metrics', variant: 'gateway-http2', against: 'gateway-unobserved', atMost: 1.03 },
] as const satisfies readonly Goal[]

/** What one variant costs ÷ what another costs, round by round. */
export type CostRatio = {
  /** Geometric mean over the rounds. */
  readonly ratio: number
  /** 95%; undefined with one round, which has none. */
  readonly interval: Interval | undefined
  /** Rounds with a value of both. */
  readonly rounds: number
}

/** A goal and what became of it; `measured` is undefined where no round has a value of both. */
export type GoalResult = Goal & {
  readonly measured: CostRatio | undefined
  /** Holm's, over the goals; undefined: not tested, too few rounds. */
  readonly adjustedP: number | undefined
  readonly verdict: 'met' | 'missed' | 'inconclusive' | 'not measured'
  /** Why it is inconclusive. */
  readonly doubt?: InconclusiveReason
}

/** The cost of a variant ÷ that of another, from the observations of one measure. Pairs are of one round: what a noisy minute does to both falls out. */
export function costRatio(
  observations: readonly Observation[],
  { variant, against }: Pick<Goal, 'variant' | 'against'>,
): CostRatio | undefined {
  const pairs = pairsOf(observations, { variant, against })
  const [first] = pairs
  if (first === undefined) return undefined
  const paired = pairedLogRatio(pairs)
  return {
    ratio: paired?.ratio ?? first.worse / first.better,
    interval: paired?.interval,
    rounds: pairs.length,
  }
}

/**
 * Decides every goal: met when the whole interval of the ratio lies at or below what it allows, missed when it lies above, each
 * after Holm's correction over the goals. With fewer rounds than the method asks for a ratio is shown and not tested. A round
 * that was too much for the variant has no value and would have been its worst: it keeps a goal from being met.
 */
export function judgeGoals(
  goals: readonly Goal[],
  {
    observations,
    censored,
  }: { observations: readonly Observation[]; censored: readonly CensoredRound[] },
): readonly GoalResult[] {
  const tested = goals.flatMap(goal => {
    // Of the ratio ÷ what is allowed: 0 is the logarithm of a goal that is just reached.
    const estimate = pairedLogRatio(
      pairsOf(observations, goal).map(({ worse, better }) => ({
        worse,
        better: better * goal.atMost,
      })),
    )
    if (estimate === undefined || estimate.rounds < MINIMUM_ROUNDS) return []
    return [{ goal, p: pBeyond(estimate.estimate, 0), isBelow: estimate.ratio < 1 }]
  })
  const adjusted = holm(tested.map(({ p }) => p))
  return goals.map(goal => {
    const index = tested.findIndex(one => one.goal === goal)
    const measured = costRatio(observations, goal)
    const adjustedP = adjusted[index]
    const found = { ...goal, measured, adjustedP }
    if (measured === undefined) return { ...found, verdict: 'not measured' }
    const test = tested[index]
    const isCensored = censored.some(({ deployment }) => deployment === goal.variant)
    return { ...found, ...outcome(test && { ...test, adjustedP: adjustedP ?? 1, isCensored }) }
  })
}

type Test = {
  readonly p: number
  readonly adjustedP: number
  readonly isBelow: boolean
  readonly isCensored: boolean
}

function outcome(test: Test | undefined): Pick<GoalResult, 'verdict' | 'doubt'> {
  if (test === undefined) return { verdict: 'inconclusive', doubt: 'too-few-rounds' }
  const { p, adjustedP, isBelow, isCensored } = test
  if (adjustedP > LEVEL) {
    return { verdict: 'inconclusive', doubt: p <= LEVEL ? 'many-criteria' : 'wide-interval' }
  }
  if (!isBelow) return { verdict: 'missed' }
  return isCensored ? { verdict: 'inconclusive', doubt: 'censored' } : { verdict: 'met' }
}

function pairsOf(
  observations: readonly Observation[],
  { variant, against }: Pick<Goal, 'variant' | 'against'>,
): readonly Pair[] {
  const of = (name: string) => observations.filter(({ deployment }) => deployment === name)
  return roundPairs(of(variant), of(against)).filter(
    ({ worse, better }) => isPositive(worse) && isPositive(better),
  )
}
