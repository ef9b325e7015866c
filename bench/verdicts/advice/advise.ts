import { mean } from 'simple-statistics'
import type { DeploymentName } from '../claims/claim.ts'
import type { Comparison } from '../comparison.ts'
import type { DecisionMap } from '../decision-map.ts'
import { type OwnPageFigures, ownPageFigures } from '../own-page.ts'
import { type PairedRatio, pairedLogRatio } from '../statistics/paired.ts'
import { type Assumptions, type Demand, demandOf } from './demand.ts'
import { type Extrapolation, extrapolated } from './extrapolation.ts'
import { knowsCosts, knowsStreams, type Model, modelOf, withPages } from './model.ts'
import { type CostRatio, type Ratios, type Reason, reasonsOf } from './reasons.ts'
import { type ResourceInterval, resourceInterval } from './resource-interval.ts'
import { type Processes, type Resources, resourcesOf, type Split } from './resources.ts'
import { tokensBesidePages } from './tokens.ts'

/** What was measured: either may be missing, not both. */
export type Measured = {
  readonly comparison: Comparison | undefined
  readonly map: DecisionMap | undefined
}

/** What cores and memory the two need. */
export type Cost = {
  readonly rounds: number
  /** Whether the memory of answers under way is in the figures. */
  readonly streamsKnown: boolean
  readonly resources: Readonly<Record<DeploymentName, ResourceInterval>>
  readonly ratios: Ratios
}

/** The whole advice, with all that it rests on. */
export type Advice = {
  readonly assumptions: Assumptions
  readonly demand: Demand
  /** The reason that decides, and for whom; undefined: none does, a toss-up. */
  readonly answer: { readonly deployment: DeploymentName; readonly because: Reason } | undefined
  /** All of them, in order of weight. */
  readonly reasons: readonly Reason[]
  readonly processes: Readonly<Record<DeploymentName, Processes>> | undefined
  /** The longest page, in milliseconds of CPU, with which integrated keeps the limit; undefined where no map says. */
  readonly longestPageMs: number | undefined
  /** The asker's own page, where the map has one. */
  readonly ownPage: OwnPageFigures | undefined
  /** Undefined: nothing but the map was measured. */
  readonly cost: Cost | undefined
  readonly extrapolated: readonly Extrapolation[]
}

/**
 * Which deployment, and how much of it, for these users and pages.
 *
 * @throws Error that names the missing measures and the command that makes them
 */
export function advise({ comparison, map }: Measured, assumptions: Assumptions): Advice {
  const demand = demandOf(assumptions)
  const cost =
    comparison && (map === undefined || knowsCosts(comparison))
      ? costOf(comparison, assumptions)
      : undefined
  const known = cost && {
    integrated: cost.resources.integrated.processes.mean,
    separate: cost.resources.separate.processes.mean,
  }
  const tokens = map && tokensBesidePages(map, { assumptions, demand }, known)
  const reasons = reasonsOf(tokens, comparison && { comparison, cost }, assumptions.sloMs)
  const because = reasons.find(({ favours }) => favours !== undefined)
  return {
    assumptions,
    demand,
    answer: because?.favours && { deployment: because.favours, because },
    reasons,
    processes: known ?? tokens?.processes,
    longestPageMs: tokens?.longestPageMs,
    ownPage: map && ownPageFigures(map),
    cost,
    extrapolated: [
      ...(tokens?.extrapolated ?? []),
      ...(comparison ? extrapolated(demand, comparison) : []),
    ],
  }
}

/** CPU of one page, in milliseconds, as it was measured: of the asker's own, else of the bench's pages, or of the lightest of the map. */
export function measuredPageMs({ comparison, map }: Measured): number {
  const own = map && ownPageFigures(map)?.cpuMs
  if (own !== undefined) return Number(own.toFixed(1))
  if (comparison !== undefined && knowsCosts(comparison))
    return Number(pageMsOf(modelOf(comparison)).toFixed(1))
  const pages = map?.points.flatMap(({ point }) => (point.share === 0 ? [] : [point.pageMs])) ?? []
  return Math.min(...pages)
}

const pageMsOf = (model: Model) =>
  mean(model.map(({ integrated }) => integrated.pageMicroseconds)) / 1_000

function costOf(comparison: Comparison, assumptions: Assumptions): Cost {
  const measured = modelOf(comparison)
  const model = withPages(measured, assumptions.pageMs / pageMsOf(measured))
  const demand = demandOf(assumptions)
  const pairs = (of: keyof Resources, split: Split) =>
    pairedLogRatio(
      model.map(round => ({
        worse: resourcesOf('separate', round, { demand, split })[of],
        better: resourcesOf('integrated', round, { demand, split })[of],
      })),
    )
  return {
    rounds: model.length,
    streamsKnown: knowsStreams(model),
    resources: {
      integrated: resourceInterval('integrated', model, assumptions),
      separate: resourceInterval('separate', model, assumptions),
    },
    ratios: {
      cores: pairs('cores', 'least'),
      memory: widest(pairs('memoryBytes', 'least'), pairs('memoryBytes', 'most')),
    },
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
