import { type MapPoint, requestsPerSecond } from '../../../plan/visits.ts'
import type { DecisionMap } from '../../../verdicts/decision-map.ts'
import { predictP99 } from '../../../verdicts/map-model.ts'

/** A measured point of a panel: p99 of a deployment in milliseconds, or the ratio of two with its interval. */
export type MapRow = {
  /** The key of its page. */
  readonly page: string
  /** Of a core. */
  readonly share: number
  readonly value: number
  readonly from?: number
  readonly to?: number
}

/** A page that the map loads. */
type MapPage = Pick<MapPoint, 'pageMs' | 'path'> & {
  /** What it is called among the data of a panel. */
  readonly key: string
}

const pageOf = ({ pageMs, path }: MapPoint): MapPage => ({
  key: path ?? String(pageMs),
  pageMs,
  ...(path !== undefined && { path }),
})

/** In the order of the legend: by CPU as planned. */
export function pagesOf({ points }: DecisionMap): readonly MapPage[] {
  const pages = points
    .filter(({ point }) => point.share > 0)
    .map(({ point }) => pageOf(point))
    .toSorted((a, b) => a.pageMs - b.pageMs)
  return [...new Map(pages.map(page => [page.key, page])).values()]
}

/** The pages that a point stands for: its own, or without pages every one. */
const keysAt = (point: MapPoint, map: DecisionMap) =>
  (point.share === 0 ? pagesOf(map) : [pageOf(point)]).map(({ key }) => key)

/** The measured p99 of a deployment; the point without pages belongs to every page. */
export function measuredRows(map: DecisionMap, deployment: string): readonly MapRow[] {
  return map.points.flatMap(({ point, byDeployment }) => {
    const p99 = byDeployment[deployment]?.p99
    if (p99 === undefined || !Number.isFinite(p99)) return []
    return keysAt(point, map).map(page => ({ page, share: point.share, value: p99 }))
  })
}

/** The ratio of the first deployment to the second, where there is one. */
export function ratioRows(map: DecisionMap): readonly MapRow[] {
  return map.points.flatMap(({ point, ratio }) => {
    if (ratio === undefined) return []
    const { value, interval } = ratio
    return keysAt(point, map).map(page => ({ page, share: point.share, value, ...interval }))
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
  return pagesOf(map).flatMap(({ key, pageMs }) =>
    Array.from({ length: PIECES + 1 }, (_, index) => {
      const share = (index * most) / PIECES
      const perSecond = requestsPerSecond({ pageMs, share })
      const value = predictP99({ pageMs, perSecond, tokenShare }, model)
      return { page: key, share, value }
    }),
  )
}
