import type { Observation } from '../../measures/observations.ts'
import { measureNamed } from '../../measures/registry.ts'
import type { Criterion } from '../../verdicts/claims/claim.ts'
import type { Evidence, Finding } from '../../verdicts/comparison.ts'
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
  'added-delay-p99-beside-pages': [9.8, 0.46, 0.22],
  'page-p99-beside-streams': [46, 0.93, 0.3],
  capacity: [1_450, 0.82, 0.05],
  'cold-start': [1_640, 1.02, 0.02],
}

/** What integrated has of a share, and how much more of it separate, with the spread between rounds. */
const SHARES: Readonly<
  Record<string, readonly [integrated: number, more: number, spread: number]>
> = { 'slo-share-beside-pages': [0.982, 0.009, 0.004] }

const COUNTS: Readonly<
  Record<string, readonly [integrated: readonly number[], separate: readonly number[]]>
> = {
  processes: [
    [1, 1, 1],
    [2, 2, 2],
  ],
  'listening-ports': [
    [2, 2, 2],
    [4, 4, 4],
  ],
  'streams-lost-page-crash': [
    [1, 1, 0.96, 1],
    [0, 0, 0, 0],
  ],
  'sockets-dropped-page-release': [
    [48, 48, 47, 48],
    [0, 0, 0, 0],
  ],
}

/** The observations of every synthetic ratio and share. */
export function syntheticObservations(): readonly Observation[] {
  const random = syntheticRandom(7)
  const rounds = Array.from({ length: ROUNDS }, (_, index) => index + 1)
  const ratios = Object.entries(RATIOS).flatMap(([measure, [base, factor, spread]]) =>
    rounds.flatMap(round => [
      { measure, deployment: 'integrated', round, value: base * around(random, spread / 2) },
      { measure, deployment: 'separate', round, value: base * factor * around(random, spread) },
    ]),
  )
  const share = (mean: number, spread: number) => Math.min(1, mean * around(random, spread))
  const shares = Object.entries(SHARES).flatMap(([measure, [base, more, spread]]) =>
    rounds.flatMap(round => [
      { measure, deployment: 'integrated', round, value: share(base, spread) },
      { measure, deployment: 'separate', round, value: share(base + more, spread) },
    ]),
  )
  return [...ratios, ...shares]
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
  const lower = measureNamed(criterion.measure).better === 'lower'
  const value = (deployment: string, round: number) =>
    observations.find(
      seen =>
        seen.measure === criterion.measure &&
        seen.deployment === deployment &&
        seen.round === round,
    )?.value ?? Number.NaN
  const isRatio = criterion.kind === 'ratio'
  const effects = Array.from({ length: ROUNDS }, (_, index) => {
    const [separate, integrated] = [value('separate', index + 1), value('integrated', index + 1)]
    const effect = isRatio ? Math.log(separate / integrated) : separate - integrated
    return (criterion.favours === 'integrated') === lower ? effect : -effect
  })
  const mean = effects.reduce((sum, effect) => sum + effect, 0) / ROUNDS
  const squares = effects.reduce((sum, effect) => sum + (effect - mean) ** 2, 0)
  const deviation = Math.sqrt(squares / (ROUNDS - 1))
  const half = (T * deviation) / Math.sqrt(ROUNDS)
  const [from, to] = [mean - half, mean + half]
  const { threshold } = criterion
  const tested = {
    ...{ criterion, rounds: ROUNDS, deviation },
    adjustedP: Math.exp(-Math.abs(mean) / (half / 3)),
    verdict: verdictOf({ from, to }, isRatio ? Math.log(threshold) : threshold),
  }
  if (!isRatio) {
    const detectable = threshold + half * 1.4
    return { state: 'difference', ...tested, difference: mean, interval: { from, to }, detectable }
  }
  return {
    state: 'ratio',
    ...tested,
    ratio: Math.exp(mean),
    interval: { from: Math.exp(from), to: Math.exp(to) },
    detectable: Math.exp(half * 1.4),
  }
}

function verdictOf({ from, to }: { from: number; to: number }, limit: number): Finding {
  if (from > limit) return 'confirmed'
  if (to < -limit) return 'refuted'
  return from > -limit && to < limit ? 'no difference' : 'inconclusive'
}
