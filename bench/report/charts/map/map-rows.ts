import { requestsPerSecond } from '../../../plan/visits.ts'
import type { DecisionMap } from '../../../verdicts/decision-map.ts'
import { predictP99 } from '../../../verdicts/map-model.ts'

/** A measured point of a panel: p99 of a deployment in milliseconds, or the ratio of two with its interval. */
export type MapRow = {
  /** Its place in the legend: the CPU of a page as planned. */
  readonly page: string
  /** Of a core. */
  readonly share: number
  readonly value: number
  readonly from?: number
  readonly to?: number
}

/** CPU of a page as planned, in the order of the legend. */
export function pagesOf({ points }: DecisionMap): readonly number[] {
  const pages = points.filter(({ point }) => point.share > 0).map(({ point }) => point.pageMs)
  return [...new Set(pages)].toSorted((a, b) => a - b)
}

/** What a page is called among the data of a panel. */
export const pageKey = (pageMs: number) => String(pageMs)

/** The measured p99 of a deployment; the point without pages belongs to every page. */
export function measuredRows(map: DecisionMap, deployment: string): readonly MapRow[] {
  return map.points.flatMap(({ point, byDeployment }) => {
    const p99 = byDeployment[deployment]?.p99
    if (p99 === undefined || !Number.isFinite(p99)) return []
    const pages = point.share === 0 ? pagesOf(map) : [point.pageMs]
    return pages.map(page => ({ page: pageKey(page), share: point.share, value: p99 }))
  })
}

/** The ratio of the first deployment to the second, where there is one. */
export function ratioRows(map: DecisionMap): readonly MapRow[] {
  return map.points.flatMap(({ point, ratio }) => {
    if (ratio === undefined) return []
    const { value, interval } = ratio
    const pages = point.share === 0 ? pagesOf(map) : [point.pageMs]
    return pages.map(page => ({
      ...{ page: pageKey(page), share: point.share, value },
      ...interval,
    }))
  })
}

/** Of how many pieces a predicted line is made. */
const PIECES = 80

/** What the model of a deployment says between the points; nothing where there is none. */
export function predictedRows(map: DecisionMap, deployment: string): readonly MapRow[] {
  const model = map.models[deployment]
  if (model === undefined) return []
  const { tokenShare } = model
  const most = Math.max(...map.points.map(({ point }) => point.share))
  return pagesOf(map).flatMap(pageMs =>
    Array.from({ length: PIECES + 1 }, (_, index) => {
      const share = (index * most) / PIECES
      const perSecond = requestsPerSecond({ pageMs, share })
      const value = predictP99({ pageMs, perSecond, tokenShare }, model)
      return { page: pageKey(pageMs), share, value }
    }),
  )
}
