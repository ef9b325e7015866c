import { quantileSorted } from 'simple-statistics'
import type { SeenVisit } from '../measures/figures/visited-points.ts'
import { MAX_CONTROL_SHARE, MAX_LATENESS_MS } from '../plan/limits.ts'
import { QUANTILE } from './page-wait.ts'
import { hodgesLehmann, rankInterval } from './statistics/hodges-lehmann.ts'
import type { Interval } from './statistics/student.ts'

/** From how many milliseconds a token counts as late. */
export const LATE_MS = [20, 50, 100] as const

/** What tokens and pages met at a point of the map in one deployment, pooled over its visits. */
export type PointFigures = {
  readonly tokens: number
  /** Added delay, in milliseconds. */
  readonly p90: number
  readonly p99: number
  /** Where the p99 of a visit lies: 95% by ranks over the visits, so that one stall decides nothing. */
  readonly p99Interval: Interval
  readonly p999: number
  /** The share of tokens later than each of `LATE_MS`. */
  readonly late: readonly number[]
  /** The control's p99 is more than a fifth of the delay's: the figure includes what measuring adds. */
  readonly overheadHigh: boolean
  /** CPU that one page took, in milliseconds: what the deployment used beyond its visits without pages, ÷ the requests. */
  readonly pageCpuMs: number | undefined
  /** Latency of the pages, in milliseconds. */
  readonly pageP50: number | undefined
  readonly pageP99: number | undefined
  readonly pagesFailed: number
  /** How late the client asked for pages, p99 in milliseconds. */
  readonly lateness: number
}

/** Pools the visits to a deployment at a point. */
export function figuresOf(own: readonly SeenVisit[], pageCpuMs: number | undefined): PointFigures {
  const delays = sortedMs(own.flatMap(({ sample }) => sample.delayUs))
  const control = sortedMs(own.flatMap(({ sample }) => sample.controlUs))
  const pages = own.flatMap(({ sample }) => sample.pageMs).toSorted((a, b) => a - b)
  const lateness = own.flatMap(({ sample }) => sample.latenessMs).toSorted((a, b) => a - b)
  const p99 = quantile(delays, QUANTILE) ?? Number.NaN
  const visitP99s = own.map(visit => p99Of([visit])).filter(Number.isFinite)
  return {
    tokens: delays.length,
    p90: quantile(delays, 0.9) ?? Number.NaN,
    p99,
    p99Interval: rankInterval(hodgesLehmann(visitP99s)),
    p999: quantile(delays, 0.999) ?? Number.NaN,
    late: LATE_MS.map(ms => delays.filter(delay => delay > ms).length / delays.length),
    overheadHigh: (quantile(control, QUANTILE) ?? 0) > MAX_CONTROL_SHARE * p99,
    pageCpuMs,
    pageP50: quantile(pages, 0.5),
    pageP99: quantile(pages, QUANTILE),
    pagesFailed: own.reduce((sum, { sample }) => sum + sample.pagesFailed, 0),
    lateness: quantile(lateness, QUANTILE) ?? 0,
  }
}

/** p99 of the added delay over all tokens of visits, in milliseconds. */
export const p99Of = (visits: readonly SeenVisit[]) =>
  quantile(sortedMs(visits.flatMap(({ sample }) => sample.delayUs)), QUANTILE) ?? Number.NaN

const sortedMs = (us: readonly number[]) => us.map(value => value / 1_000).toSorted((a, b) => a - b)

const quantile = (sorted: readonly number[], share: number) =>
  sorted.length === 0 ? undefined : quantileSorted([...sorted], share)

/** Whether the client could not offer a point as planned: its figures show the client's limit. */
export const isLate = ({ lateness }: PointFigures) => lateness > MAX_LATENESS_MS
