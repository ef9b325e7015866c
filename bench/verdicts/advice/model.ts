import type { MeasureName } from '../../measures/measure.ts'
import { MINIMUM_ROUNDS } from '../../plan/limits.ts'
import { CHOICES, valuesOf } from '../by-deployment.ts'
import type { DeploymentName } from '../claims/claim.ts'
import type { Comparison } from '../comparison.ts'
import { loadOf } from './extrapolation.ts'

/** What one round says that things cost in a deployment. */
export type Costs = {
  /** PSS of all its processes without connections. */
  readonly zeroBytes: number
  /** Of one more idle connection. Noise may make it negative. */
  readonly connectionBytes: number
  /** Of one answer under way, beyond its connection: 0 where it was not measured. */
  readonly streamBytes: number
  readonly tokenMicroseconds: number
  readonly pageMicroseconds: number
}

/** What one round says of both. */
export type ModelRound = Readonly<Record<DeploymentName, Costs>>

/** The capacity model: the rounds in which everything was measured, for the interval is taken over rounds. */
export type Model = readonly ModelRound[]

/** An interval needs two rounds. */
const MIN_ROUNDS = 2

/** From where each cost is taken: of a round's readings, or undefined where the round lacks it. */
type Sources = {
  readonly zeroBytes: MeasureName
  readonly connectionBytes: MeasureName
  readonly tokenMicroseconds: MeasureName
  readonly pageMicroseconds: MeasureName
  /** Undefined: from the PSS with idle and with streaming sockets of the same round, where it has both. */
  readonly streamBytes: MeasureName | undefined
}

/** PSS with all sockets idle, and with answers streaming on them. */
const IDLE = 'memory-idle'
const STREAMING = 'memory-streaming'

/**
 * Reads the model off a comparison. Where the ladders were climbed often enough their slopes count: they rest before each
 * reading, and go higher than a plain round.
 *
 * @throws Error that names the command which measures what is missing
 */
export function modelOf(comparison: Comparison): Model {
  const { observations } = comparison
  const sources = sourcesOf(comparison)
  const missing = CHOICES.flatMap(deployment =>
    Object.values(sources)
      .filter(name => name !== undefined && valuesOf(comparison, name, deployment).length === 0)
      .map(name => `${name} of ${deployment}`),
  )
  if (missing.length > 0) {
    throw new Error(
      `expected a comparison with memory and CPU of both deployments, found none of: ${missing.join(', ')}. Remedy: npm run bench measures them`,
    )
  }
  const numbers = [...new Set(observations.map(({ round }) => round))].sort((a, b) => a - b)
  const rounds = numbers.flatMap(round => {
    const [integrated, separate] = CHOICES.map(deployment =>
      costsOf(comparison, sources, { deployment, round }),
    )
    return integrated === undefined || separate === undefined ? [] : [{ integrated, separate }]
  })
  if (rounds.length >= MIN_ROUNDS) return rounds
  throw new Error(
    `expected ${MIN_ROUNDS} or more rounds with memory and CPU of both deployments, found ${rounds.length}: there is no interval. Remedy: npm run bench with a larger --budget`,
  )
}

/** Whether a comparison measured CPU of tokens and pages: a short one did not. */
export const knowsCosts = (comparison: Comparison) =>
  CHOICES.every(deployment =>
    (['cpu-per-token', 'cpu-per-page'] as const).every(
      measure => valuesOf(comparison, measure, deployment).length >= MIN_ROUNDS,
    ),
  )

/** Whether answers under way are in the model. */
export function knowsStreams(model: Model): boolean {
  return model.some(round => CHOICES.some(deployment => round[deployment].streamBytes !== 0))
}

/** A model whose pages take so many times the CPU of those that were measured. */
export function withPages(model: Model, times: number): Model {
  const own = (costs: Costs) => ({ ...costs, pageMicroseconds: costs.pageMicroseconds * times })
  return model.map(({ integrated, separate }) => ({
    integrated: own(integrated),
    separate: own(separate),
  }))
}

function sourcesOf(comparison: Comparison): Sources {
  // A round without a slope is no round of the model: two of a ladder would leave two of the CPU as well, and the widest interval.
  const climbed = (slope: MeasureName) =>
    CHOICES.every(deployment => valuesOf(comparison, slope, deployment).length >= MINIMUM_ROUNDS)
  return {
    zeroBytes: 'memory-at-zero',
    connectionBytes: climbed('memory-slope-idle') ? 'memory-slope-idle' : 'memory-per-connection',
    tokenMicroseconds: 'cpu-per-token',
    pageMicroseconds: 'cpu-per-page',
    streamBytes: climbed('memory-slope-streaming') ? 'memory-slope-streaming' : undefined,
  }
}

function costsOf(
  { observations, header }: Comparison,
  sources: Sources,
  { deployment, round }: { deployment: DeploymentName; round: number },
): Costs | undefined {
  const reading = (measure: MeasureName) =>
    observations.find(
      each => each.measure === measure && each.deployment === deployment && each.round === round,
    )?.value
  const grownBytes = () => {
    const [idle, streaming] = [reading(IDLE), reading(STREAMING)]
    if (idle === undefined || streaming === undefined) return 0
    return (streaming - idle) / loadOf(header).streams
  }
  const zeroBytes = reading(sources.zeroBytes)
  const connectionBytes = reading(sources.connectionBytes)
  const tokenMicroseconds = reading(sources.tokenMicroseconds)
  const pageMicroseconds = reading(sources.pageMicroseconds)
  const streamBytes =
    sources.streamBytes === undefined ? grownBytes() : reading(sources.streamBytes)
  if (zeroBytes === undefined || connectionBytes === undefined) return undefined
  if (tokenMicroseconds === undefined || pageMicroseconds === undefined) return undefined
  if (streamBytes === undefined) return undefined
  return { zeroBytes, connectionBytes, streamBytes, tokenMicroseconds, pageMicroseconds }
}
