import type { Criterion } from '../../claims/claim.ts'
import type { Evidence, Observation, Verdict } from '../../comparison/comparison.ts'
import { syntheticMeasure } from './synthetic-measures.ts'
import { around, syntheticRandom } from './synthetic-random.ts'

const ROUNDS = 10

/** Student's t for 95% and nine degrees of freedom: synthetic evidence needs no other. */
const T = 2.262

/** What integrated has, and by what separate's differs from it, with the spread between rounds. */
const RATIOS: Readonly<
  Record<string, readonly [integrated: number, factor: number, spread: number]>
> = {
  'memory-idle': [148e6, 1.37, 0.01],
  'memory-per-connection': [12_100, 1.01, 0.02],
  'cpu-per-token': [41.4, 1.22, 0.06],
  'delay-p99-both': [9.8, 0.46, 0.22],
  'page-p99-both': [46, 0.93, 0.3],
  capacity: [1_450, 0.82, 0.05],
  'cold-start': [1_640, 1.02, 0.02],
}

const COUNTS: Readonly<
  Record<string, readonly [integrated: readonly number[], separate: readonly number[]]>
> = {
  processes: [
    [1, 1, 1],
    [2, 2, 2],
  ],
  ports: [
    [2, 2, 2],
    [4, 4, 4],
  ],
  'lost-answers': [
    [1, 1, 0.96, 1],
    [0, 0, 0, 0],
  ],
  'dropped-by-release': [
    [48, 48, 47, 48],
    [0, 0, 0, 0],
  ],
}

/** The observations of every synthetic ratio. */
export function syntheticObservations(): readonly Observation[] {
  const random = syntheticRandom(7)
  return Object.entries(RATIOS).flatMap(([measure, [base, factor, spread]]) =>
    Array.from({ length: ROUNDS }, (_, index) => index + 1).flatMap(round => [
      { measure, deployment: 'integrated', round, value: base * around(random, spread / 2) },
      { measure, deployment: 'separate', round, value: base * factor * around(random, spread) },
    ]),
  )
}

/** What the synthetic observations come to for one criterion. Simple on purpose: the verdicts have code of their own. */
export function syntheticEvidence(
  criterion: Criterion,
  observations: readonly Observation[],
): Evidence {
  if (criterion.kind === 'count') {
    const [integrated, separate] = COUNTS[criterion.measure] ?? [[], []]
    return { state: 'count', criterion, integrated, separate, verdict: 'confirmed' }
  }
  const lower = syntheticMeasure(criterion.measure).better === 'lower'
  const value = (deployment: string, round: number) =>
    observations.find(
      seen =>
        seen.measure === criterion.measure &&
        seen.deployment === deployment &&
        seen.round === round,
    )?.value ?? Number.NaN
  const logs = Array.from({ length: ROUNDS }, (_, index) => {
    const quotient = value('separate', index + 1) / value('integrated', index + 1)
    return Math.log((criterion.favours === 'integrated') === lower ? quotient : 1 / quotient)
  })
  const mean = logs.reduce((sum, log) => sum + log, 0) / ROUNDS
  const deviation = Math.sqrt(logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (ROUNDS - 1))
  const half = (T * deviation) / Math.sqrt(ROUNDS)
  const interval = { from: Math.exp(mean - half), to: Math.exp(mean + half) }
  return {
    state: 'ratio',
    criterion,
    ratio: Math.exp(mean),
    interval,
    rounds: ROUNDS,
    deviation,
    detectable: Math.exp(half * 1.4),
    adjustedP: Math.exp(-Math.abs(mean) / (half / 3)),
    verdict: verdictOf(interval, criterion.threshold),
  }
}

function verdictOf({ from, to }: { from: number; to: number }, threshold: number): Verdict {
  if (from > threshold) return 'confirmed'
  if (to < 1 / threshold) return 'refuted'
  return from > 1 / threshold && to < threshold ? 'no difference' : 'inconclusive'
}
