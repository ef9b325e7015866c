import type { DeploymentName } from '../claims/claim.ts'
import { type MeanInterval, meanInterval } from '../statistics/student.ts'
import { type Assumptions, demandOf } from './demand.ts'
import type { Model } from './model.ts'
import { coresOf, type Processes, processesOf, resourcesOf, SPLITS } from './resources.ts'

/** A figure that follows from an interval: at its mean and at both ends. */
export type Bounds<Figure> = {
  readonly mean: Figure
  readonly from: Figure
  readonly to: Figure
}

/** A mean over the rounds, with its 95% interval. */
export type OverRounds = Pick<MeanInterval, 'mean' | 'interval'>

/** What a deployment needs, over the rounds. */
export type ResourceInterval = {
  readonly processes: Bounds<Processes>
  readonly machines: Bounds<number>
  readonly cores: OverRounds
  /** Undefined where what a connection takes is lost in the noise, and the sum with it. */
  readonly memoryBytes: OverRounds | undefined
}

/** The rounds' needs as means with 95% intervals, and the processes and machines that follow. */
export function resourceInterval(
  deployment: DeploymentName,
  model: Model,
  assumptions: Assumptions,
): ResourceInterval {
  const demand = demandOf(assumptions)
  const parts = model.map(round => coresOf(round[deployment], demand))
  const tokens = overRounds(parts.map(part => part.tokens))
  const pages = overRounds(parts.map(part => part.pages))
  const cores = overRounds(parts.map(part => part.tokens + part.pages))
  const memory = widest(
    SPLITS.map(split =>
      overRounds(model.map(round => resourcesOf(deployment, round, { demand, split }).memoryBytes)),
    ),
  )
  const processes = (end: End) =>
    // Tokens and pages of a round belong together: where one process serves both, their sum has the interval.
    deployment === 'integrated'
      ? processesOf(deployment, { tokens: at(cores, end), pages: 0 })
      : processesOf(deployment, { tokens: at(tokens, end), pages: at(pages, end) })
  const machines = (end: End) =>
    Math.max(1, Math.ceil(at(cores, end) / assumptions.coresPerMachine))
  return {
    processes: { mean: processes('mean'), from: processes('from'), to: processes('to') },
    machines: { mean: machines('mean'), from: machines('from'), to: machines('to') },
    cores,
    memoryBytes: memory.interval.from > 0 ? memory : undefined,
  }
}

type End = 'mean' | 'from' | 'to'

const at = ({ mean, interval }: OverRounds, end: End) => (end === 'mean' ? mean : interval[end])

function overRounds(values: readonly number[]): OverRounds {
  const found = meanInterval(values)
  if (found !== undefined) return found
  throw new RangeError(`expected a model of 2 or more rounds, found ${values.length}`)
}

/** From the lowest to the highest of several, around the middle of their means. */
function widest(estimates: readonly OverRounds[]): OverRounds {
  return {
    mean: estimates.reduce((sum, each) => sum + each.mean, 0) / estimates.length,
    interval: {
      from: Math.min(...estimates.map(({ interval }) => interval.from)),
      to: Math.max(...estimates.map(({ interval }) => interval.to)),
    },
  }
}
