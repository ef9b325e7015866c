import type { MapPoint } from '../../plan/visits.ts'
import type { DeploymentName } from '../claims/claim.ts'
import type { DecisionMap, DeploymentModel } from '../decision-map.ts'
import { predictP99 } from '../map-model.ts'
import { longestPageAt, QUANTILE } from '../page-wait.ts'
import type { Interval } from '../statistics/student.ts'
import type { Assumptions, Demand } from './demand.ts'
import { beyond, type Extrapolation } from './extrapolation.ts'
import { coresOf, type Processes, processesOf } from './resources.ts'

/** Whether a deployment keeps the limit: `near` where the error of the model reaches over it. */
export type LimitState = 'kept' | 'near' | 'missed'

/** What tokens meet beside the pages that were asked about, p99 of the added delay in milliseconds. */
export type Forecast = {
  readonly p99: number
  /** By the largest error of the model at points that had no share in it. */
  readonly interval: Interval
  readonly limit: LimitState
}

/** What the decision map's model says of the tokens beside somebody's own pages. */
export type TokensBesidePages = {
  readonly byDeployment: Readonly<Record<DeploymentName, Forecast>>
  readonly processes: Readonly<Record<DeploymentName, Processes>>
  /** How far off the models were at most, at points that had no share in them; infinite where they were not tested. */
  readonly errorFactor: number
  /** The longest page, in milliseconds of CPU, with which integrated keeps the limit at this many requests; undefined without any. */
  readonly longestPageMs: number | undefined
  /** What the map was not measured with. */
  readonly extrapolated: readonly Extrapolation[]
}

/**
 * Asks the model of a map about pages and tokens that each process of a deployment gets an equal part of; undefined where the map has
 * no model of both, because CPU could not be read.
 *
 * @param known how many processes each takes, where that was measured with more than the map
 */
export function tokensBesidePages(
  map: DecisionMap,
  { assumptions, demand }: { assumptions: Assumptions; demand: Demand },
  known: Readonly<Record<DeploymentName, Processes>> | undefined,
): TokensBesidePages | undefined {
  const { integrated, separate } = map.models
  if (integrated === undefined || separate === undefined) return undefined
  const { pageMs, sloMs } = assumptions
  const asked = (name: DeploymentName, model: DeploymentModel) => {
    const processes = known?.[name] ?? processesFor(name, model, { assumptions, demand })
    const perSecond = demand.pagesPerSecond / processes.pages
    const tokensPerSecond = demand.tokensPerSecond / processes.sockets
    const tokenShare = (model.tokenShare * tokensPerSecond) / model.tokensPerSecond
    return { processes, tokensPerSecond, wait: { pageMs, perSecond, tokenShare } }
  }
  const [one, two] = [asked('integrated', integrated), asked('separate', separate)]
  return {
    byDeployment: {
      integrated: forecast(predictP99(one.wait, integrated), integrated, sloMs),
      separate: forecast(predictP99(two.wait, separate), separate, sloMs),
    },
    processes: { integrated: one.processes, separate: two.processes },
    errorFactor: Math.max(...[integrated, separate].map(errorFactor)),
    // A model whose usual error could carry the delay without pages over the limit has no rule to tell.
    longestPageMs:
      integrated.baseMs * (integrated.error?.median ?? 1) > sloMs
        ? undefined
        : longestPageAt(sloMs, one.wait, QUANTILE),
    extrapolated: beyond([
      ['pageMs', pageMs, mostOf(map, 'pageMs')],
      ['pageShare', (one.wait.perSecond * pageMs) / 1_000, mostOf(map, 'share')],
      ['tokensPerProcess', one.tokensPerSecond, integrated.tokensPerSecond],
    ]),
  }
}

/** Which of the two the limit speaks for: the one that keeps it, or is nearer to it; of two that pass it the one with less delay, beyond the error. */
export function favouredByLimit({ byDeployment }: TokensBesidePages): DeploymentName | undefined {
  const { integrated, separate } = byDeployment
  const rank = ({ limit }: Forecast) => LIMIT_STATES.indexOf(limit)
  if (rank(integrated) !== rank(separate)) {
    return rank(integrated) < rank(separate) ? 'integrated' : 'separate'
  }
  return integrated.limit === 'missed' ? favouredByDelay(byDeployment) : undefined
}

/** Which of the two has less delay, beyond the error of the model. */
export function favouredByDelay({
  integrated,
  separate,
}: TokensBesidePages['byDeployment']): DeploymentName | undefined {
  if (integrated.interval.to < separate.interval.from) return 'integrated'
  return separate.interval.to < integrated.interval.from ? 'separate' : undefined
}

const LIMIT_STATES: readonly LimitState[] = ['kept', 'near', 'missed']

const errorFactor = ({ error }: DeploymentModel) => error?.worst ?? Number.POSITIVE_INFINITY

function forecast(p99: number, model: DeploymentModel, sloMs: number): Forecast {
  const factor = errorFactor(model)
  const interval = { from: p99 / factor, to: p99 * factor }
  const limit = interval.to <= sloMs ? 'kept' : interval.from > sloMs ? 'missed' : 'near'
  return { p99, interval, limit }
}

/** As many as the CPU that the map saw asks for. */
function processesFor(
  name: DeploymentName,
  { tokenShare, tokensPerSecond }: DeploymentModel,
  { assumptions, demand }: { assumptions: Assumptions; demand: Demand },
): Processes {
  const costs = {
    tokenMicroseconds: (tokenShare * 1e6) / tokensPerSecond,
    pageMicroseconds: assumptions.pageMs * 1_000,
  }
  return processesOf(name, coresOf(costs, demand))
}

const mostOf = ({ points }: DecisionMap, what: keyof Omit<MapPoint, 'path'>) =>
  Math.max(...points.map(({ point }) => point[what]))
