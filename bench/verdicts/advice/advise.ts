import type { DeploymentName } from '../claims/claim.ts'
import type { Comparison } from '../comparison.ts'
import { type PairedRatio, pairedLogRatio } from '../statistics/paired-log-ratio.ts'
import { type Answer, type CostRatio, decide, type Ratios } from './answer.ts'
import { type Outside, outsideOf } from './covered.ts'
import { type Crossover, crossoverUsers } from './crossover.ts'
import { type Assumptions, type Demand, demandOf } from './demand.ts'
import { type Isolation, isolationOf } from './findings.ts'
import { knowsStreams, modelOf } from './model.ts'
import { type Needs, needsOf, type Split } from './needs.ts'
import { type NeedsInterval, needsInterval } from './needs-interval.ts'

/** Up to here the crossover is looked for. */
const MAX_USERS = 10_000_000

/** The whole advice, with all that it rests on. */
export type Advice = {
  readonly assumptions: Assumptions
  readonly demand: Demand
  readonly rounds: number
  /** Whether the memory of answers under way is in the figures. */
  readonly streamsKnown: boolean
  readonly needs: Readonly<Record<DeploymentName, NeedsInterval>>
  /** Separate ÷ integrated. */
  readonly ratios: Ratios
  readonly crossover: Crossover
  readonly isolation: Isolation
  readonly outside: readonly Outside[]
  readonly answer: Answer
}

/**
 * Which deployment, and how much of it, for these users.
 *
 * @throws Error that names the missing measures and the command that makes them
 */
export function advise(comparison: Comparison, assumptions: Assumptions): Advice {
  const model = modelOf(comparison)
  const demand = demandOf(assumptions)
  const pairs = (of: keyof Needs, split: Split) =>
    pairedLogRatio(
      model.map(round => ({
        worse: needsOf('separate', round, { demand, split })[of],
        better: needsOf('integrated', round, { demand, split })[of],
      })),
    )
  const ratios = {
    cores: pairs('cores', 'least'),
    memory: widest(pairs('memoryBytes', 'least'), pairs('memoryBytes', 'most')),
  }
  const isolation = isolationOf(comparison)
  const needs = {
    integrated: needsInterval('integrated', model, assumptions),
    separate: needsInterval('separate', model, assumptions),
  }
  const machines = {
    integrated: needs.integrated.machines.mean,
    separate: needs.separate.machines.mean,
  }
  return {
    assumptions,
    demand,
    rounds: model.length,
    streamsKnown: knowsStreams(model),
    needs,
    ratios,
    crossover: crossoverUsers(model, assumptions, MAX_USERS),
    isolation,
    outside: outsideOf(demand, comparison),
    answer: decide({ ratios, machines }, isolation),
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
