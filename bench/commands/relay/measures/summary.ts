import { distribution } from '../../../measures/figures/distribution.ts'
import { arms, baseline } from '../../../plan/subjects/relay/registry.ts'
import { type Goal, goals } from '../goals.ts'
import type { ArmSample, RelayRun } from '../samples.ts'
import { cpuPerToken, pairedRatio } from './cpu-per-token.ts'
import { costMarksOf, marksOf, receivedShare, shareOfCore } from './saturation.ts'
import { type Spread, spread } from './spread.ts'

/** The figures of one arm over the rounds. Undefined: not measured here. */
export type ArmFigures = {
  readonly name: string
  readonly title: string
  readonly cpuPerTokenUs: Spread | undefined
  /** To the plain loop, round by round. */
  readonly ratioToLoop: Spread | undefined
  /** Added delay, pooled over the streams of a round; the median of the rounds. */
  readonly delayMs: { readonly p50: number | undefined; readonly p99: number | undefined }
  readonly controlP99Ms: number | undefined
  readonly tokensPerRead: number | undefined
  readonly tokensPerWakeUp: number | undefined
  readonly pssBytes: { readonly idle: number | undefined; readonly load: number | undefined }
  /** CPU as a share of one core. */
  readonly share: {
    readonly arm: number | undefined
    readonly mock: number | undefined
    readonly client: number | undefined
  }
  readonly receivedShare: number | undefined
  /** What speaks against quoting it, and in how many rounds. */
  readonly marks: readonly { readonly mark: string; readonly rounds: number }[]
}

/** Whether a goal was reached, by the median of the paired ratios. */
export type GoalFigures = Goal & {
  readonly state: 'met' | 'missed' | 'not measured'
  readonly ratio: Spread | undefined
  /** Rounds in which something speaks against quoting one of the two arms. */
  readonly markedRounds: number
}

/** Everything that is said of a relay bench. Made from its samples alone. */
export type RelaySummary = {
  readonly run: RelayRun
  readonly arms: readonly ArmFigures[]
  readonly goals: readonly GoalFigures[]
}

/** Samples → summary. */
export function summariseRelay(run: RelayRun, samples: readonly ArmSample[]): RelaySummary {
  return {
    run,
    arms: arms.map(({ name, title }) => {
      const own = samples.filter(sample => sample.arm === name)
      const ratioToLoop = name === baseline ? undefined : pairedRatio(samples, name, baseline)
      return { name, title, ratioToLoop, ...figuresOf(own, run) }
    }),
    goals: goals.map(goal => {
      const ratio = pairedRatio(samples, goal.arm, goal.against)
      const marked = samples.filter(
        sample =>
          (sample.arm === goal.arm || sample.arm === goal.against) &&
          costMarksOf(sample, run).length > 0,
      )
      const markedRounds = new Set(marked.map(({ round }) => round)).size
      if (ratio === undefined) return { ...goal, ratio, markedRounds, state: 'not measured' }
      const state = ratio.median <= goal.atMost ? 'met' : 'missed'
      return { ...goal, ratio, markedRounds, state }
    }),
  }
}

function figuresOf(own: readonly ArmSample[], run: RelayRun) {
  const middle = (value: (sample: ArmSample) => number | undefined) =>
    spread(own.map(value))?.median
  const quantile = (values: readonly number[], which: 'p50' | 'p99') => {
    const us = distribution(values)[which]
    return us === undefined ? undefined : us / 1_000
  }
  return {
    cpuPerTokenUs: spread(own.map(cpuPerToken)),
    delayMs: {
      p50: middle(({ delayUs }) => quantile(delayUs, 'p50')),
      p99: middle(({ delayUs }) => quantile(delayUs, 'p99')),
    },
    controlP99Ms: middle(({ controlUs }) => quantile(controlUs, 'p99')),
    tokensPerRead: middle(sample => tokensPer(sample, 'reads')),
    tokensPerWakeUp: middle(sample => tokensPer(sample, 'wakeUps')),
    pssBytes: {
      idle: middle(({ pssBytes }) => pssBytes.idle),
      load: middle(({ pssBytes }) => pssBytes.load),
    },
    share: {
      arm: middle(sample => shareOfCore(sample, 'arm')),
      mock: middle(sample => shareOfCore(sample, 'mock')),
      client: middle(sample => shareOfCore(sample, 'client')),
    },
    receivedShare: middle(sample => receivedShare(sample, run)),
    marks: countMarks(own, run),
  }
}

function tokensPer(
  { counters, delayUs }: ArmSample,
  what: 'reads' | 'wakeUps',
): number | undefined {
  const count = counters[what]
  return count === undefined || count === 0 ? undefined : delayUs.length / count
}

function countMarks(own: readonly ArmSample[], run: RelayRun): ArmFigures['marks'] {
  const counts = new Map<string, number>()
  for (const mark of own.flatMap(sample => marksOf(sample, run))) {
    counts.set(mark, (counts.get(mark) ?? 0) + 1)
  }
  return [...counts].map(([mark, rounds]) => ({ mark, rounds }))
}
