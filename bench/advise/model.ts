import type { Favoured } from '../claims/claim.ts'
import type { Comparison } from '../comparison/comparison.ts'
import type { MeasureName } from '../measures/measure.ts'
import { coveredBy } from './covered.ts'

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
export type ModelRound = Readonly<Record<Favoured, Costs>>

/** The capacity model: the rounds in which everything was measured, for the interval is taken over rounds. */
export type Model = readonly ModelRound[]

/** The two between which advice is given. */
export const CHOICES: readonly Favoured[] = ['integrated', 'separate']

/** Which measure says what. */
const MEASURES = {
  zeroBytes: 'memory-at-zero',
  connectionBytes: 'memory-per-connection',
  tokenMicroseconds: 'cpu-per-token',
  pageMicroseconds: 'cpu-per-page',
} as const satisfies Record<Exclude<keyof Costs, 'streamBytes'>, MeasureName>

/** PSS with all sockets idle, and with answers streaming on them. */
const IDLE = 'memory-idle'
const STREAMING = 'memory-streaming'

/** An interval needs two rounds. */
const MIN_ROUNDS = 2

/**
 * Reads the model off a comparison.
 *
 * @throws Error that names the command which measures what is missing
 */
export function modelOf(comparison: Comparison): Model {
  const { observations } = comparison
  const names = Object.values(MEASURES)
  const missing = CHOICES.flatMap(deployment =>
    names
      .filter(
        name => !observations.some(each => each.measure === name && each.deployment === deployment),
      )
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
      costsOf(comparison, { deployment, round }),
    )
    return integrated === undefined || separate === undefined ? [] : [{ integrated, separate }]
  })
  if (rounds.length >= MIN_ROUNDS) return rounds
  throw new Error(
    `expected ${MIN_ROUNDS} or more rounds with memory and CPU of both deployments, found ${rounds.length}: there is no interval. Remedy: npm run bench with a larger --budget`,
  )
}

/** Whether answers under way are in the model. */
export function knowsStreams(model: Model): boolean {
  return model.some(round => CHOICES.some(deployment => round[deployment].streamBytes !== 0))
}

function costsOf(
  { observations, header }: Comparison,
  { deployment, round }: { deployment: Favoured; round: number },
): Costs | undefined {
  const reading = (measure: MeasureName) =>
    observations.find(
      each => each.measure === measure && each.deployment === deployment && each.round === round,
    )?.value
  const zeroBytes = reading(MEASURES.zeroBytes)
  const connectionBytes = reading(MEASURES.connectionBytes)
  const tokenMicroseconds = reading(MEASURES.tokenMicroseconds)
  const pageMicroseconds = reading(MEASURES.pageMicroseconds)
  if (zeroBytes === undefined || connectionBytes === undefined) return undefined
  if (tokenMicroseconds === undefined || pageMicroseconds === undefined) return undefined
  const [idle, streaming] = [reading(IDLE), reading(STREAMING)]
  const streamBytes =
    idle === undefined || streaming === undefined
      ? 0
      : (streaming - idle) / coveredBy(header).streams
  return { zeroBytes, connectionBytes, streamBytes, tokenMicroseconds, pageMicroseconds }
}
