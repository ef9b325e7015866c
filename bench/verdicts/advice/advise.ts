import type { DeploymentName } from '../claims/claim.ts'
import type { Comparison } from '../comparison.ts'
import { type PairedRatio, pairedLogRatio } from '../statistics/paired-log-ratio.ts'
import { type Crossover, crossoverUsers } from './crossover.ts'
import { type Assumptions, type Demand, demandOf } from './demand.ts'
import { type Extrapolation, extrapolated } from './extrapolation.ts'
import { type Isolation, isolationOf } from './findings.ts'
import { knowsStreams, modelOf } from './model.ts'
import { type CostRatio, type Ratios, type Recommendation, recommend } from './recommend.ts'
import { type ResourceInterval, resourceInterval } from './resource-interval.ts'
import { type Resources, resourcesOf, type Split } from './resources.ts'

/** Up to here the crossover is looked for. */
const MAX_USERS = 10_000_000

/** The whole advice, with all that it rests on. */
export type Advice = {
  readonly assumptions: Assumptions
  readonly demand: Demand
  readonly rounds: number
  /** Whether the memory of answers under way is in the figures. */
  readonly streamsKnown: boolean
  readonly resources: Readonly<Record<DeploymentName, ResourceInterval>>
  /** Separate ÷ integrated. */
  readonly ratios: Ratios
  readonly crossover: Crossover
  readonly isolation: Isolation
  readonly extrapolated: readonly Extrapolation[]
  readonly answer: Recommendation
}

/**
 * Which deployment, and how much of it, for these users.
 *
 * @throws Error that names the missing measures and the command that makes them
 */
export function advise(comparison: Comparison, assumptions: Assumptions): Advice {
  const model = modelOf(comparison)
  const demand = demandOf(assumptions)
  const pairs = (of: keyof Resources, split: Split) =>
    pairedLogRatio(
      model.map(round => ({
        worse: resourcesOf('separate', round, { demand, split })[of],
        better: resourcesOf('integrated', round, { demand, split })[of],
      })),
    )
  const ratios = {
    cores: pairs('cores', 'least'),
    memory: widest(pairs('memoryBytes', 'least'), pairs('memoryBytes', 'most')),
  }
  const isolation = isolationOf(comparison)
  const resources = {
    integrated: resourceInterval('integrated', model, assumptions),
    separate: resourceInterval('separate', model, assumptions),
  }
  const machines = {
    integrated: resources.integrated.machines.mean,
    separate: resources.separate.machines.mean,
  }
  return {
    assumptions,
    demand,
    rounds: model.length,
    streamsKnown: knowsStreams(model),
    resources,
    ratios,
    crossover: crossoverUsers(model, assumptions, MAX_USERS),
    isolation,
    extrapolated: extrapolated(demand, comparison),
    answer: recommend({ ratios, machines }, isolation),
  }
}

/** The ratio between those of two bounds, with the interval of both. */
function widest(a: PairedRatio | undefined, b: PairedRatio | undefined): CostRatio | undefined {
  if (a === undefined || b === undefined) return undefined
  return {
    ratio: Math.sqrt(a.ratio * b.ratio),
    interval: {
      from: Math.min(a.interval.from, b.interval.from),
      to: Math.max(a.interval.to, b.interval.to),
    },
  }
}
