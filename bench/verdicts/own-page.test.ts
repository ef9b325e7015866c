import { describe, expect, it } from 'vitest'
import type { MapPoint } from '../plan/visits.ts'
import type { DecisionMap } from './decision-map.ts'
import { ownPageFigures } from './own-page.ts'
import type { PointFigures } from './point-figures.ts'
import { syntheticMap } from './testing/synthetic-map.ts'

const beside = (pageMs: number, share: number) => syntheticMap({ pageMs, share, path: '/products' })

/** With the interval of integrated's p99 beside the page. */
const within = (map: DecisionMap, from: number, to: number) =>
  withFigures(map, { p99Interval: { from, to } })

/** With figures of integrated at points, those with the page where nothing else is said; null: no visit there counts. */
function withFigures(
  map: DecisionMap,
  figures: Partial<PointFigures> | null,
  where: (point: MapPoint) => boolean = ({ path }) => path !== undefined,
): DecisionMap {
  const points = map.points.map(place => {
    const { integrated, ...others } = place.byDeployment
    if (!where(place.point) || integrated === undefined) return place
    if (figures === null) return { ...place, byDeployment: others }
    return { ...place, byDeployment: { ...others, integrated: { ...integrated, ...figures } } }
  })
  return { ...map, points }
}

describe('a page of the caller’s own', () => {
  it('is none where none was measured', () => {
    expect(ownPageFigures(syntheticMap())).toBeUndefined()
  })

  it('is kept at the load that was measured, and nothing is said of more', () => {
    expect(ownPageFigures(beside(38, 0.19))).toEqual({
      ...{ path: '/products', sloMs: 50, cpuMs: 38, failed: 0, late: false },
      loads: [{ perSecond: 5, p99: { integrated: 38, separate: 8 } }],
      limit: { state: 'kept', perSecond: 5 },
    })
  })

  it('is kept up to the highest of several loads below which none passes', () => {
    const path = '/products'
    const [low, high] = [
      { pageMs: 40, share: 0.2, path },
      { pageMs: 40, share: 0.4, path },
    ]
    const map = syntheticMap(high, low)
    expect(ownPageFigures(map)).toMatchObject({
      loads: [{ perSecond: 5 }, { perSecond: 10 }],
      limit: { state: 'kept', perSecond: 10 },
    })
    const points = within(map, 45, 51).points.map(place =>
      place.point === low ? (map.points.find(({ point }) => point === low) ?? place) : place,
    )
    expect(ownPageFigures({ ...map, points })?.limit).toEqual({ state: 'kept-up-to', perSecond: 5 })
  })

  it('has of a page that costs more than the limit the number that the model allows', () => {
    // 0.01 · (1 − 0.2) ÷ (90 − 50) of a millisecond.
    expect(ownPageFigures(beside(90, 0.18))?.limit).toEqual({
      state: 'modelled',
      perSecond: expect.closeTo(0.2, 9),
    })
  })

  it('lets no model allow what was seen to pass the limit, or decide what was not', () => {
    const cheap = beside(38, 0.19)
    expect(ownPageFigures(within(cheap, 51, 60))?.limit?.state).toBe('passed')
    expect(ownPageFigures(within(cheap, 40, 60))?.limit?.state).toBe('undecided')
    const dear = beside(90, 0.018)
    expect(ownPageFigures(within(dear, 40, 60))?.limit).toMatchObject({ state: 'undecided' })
  })

  it('is not kept at a load at which no visit counts', () => {
    const path = '/products'
    const map = syntheticMap({ pageMs: 40, share: 0.2, path }, { pageMs: 40, share: 0.4, path })
    const overloaded = withFigures(
      map,
      null,
      ({ path, share }) => path !== undefined && share > 0.3,
    )
    expect(ownPageFigures(overloaded)).toMatchObject({
      loads: [{ perSecond: 5 }, { perSecond: 10, p99: { integrated: undefined, separate: 8 } }],
      limit: { state: 'kept-up-to', perSecond: 5 },
    })
    expect(ownPageFigures(withFigures(map, null))?.limit).toBeUndefined()
  })

  it.each([
    ['pages failed', { pagesFailed: 1 }],
    ['pages were asked for late', { lateness: 21 }],
  ])('is not kept at a load that was not the planned one: %s', (_, figures) => {
    expect(ownPageFigures(withFigures(beside(38, 0.19), figures))?.limit).toEqual({
      ...{ state: 'undecided', perSecond: 5 },
    })
    expect(ownPageFigures(withFigures(beside(90, 0.18), figures))?.limit?.state).toBe('passed')
  })

  it('has no limit by a model where the SLO is passed without pages', () => {
    const alone = { p99Interval: { from: 51, to: 60 } }
    const map = withFigures(beside(90, 0.18), alone, ({ share }) => share === 0)
    expect(ownPageFigures(map)?.limit?.state).toBe('passed')
  })

  it('has no limit by a model where CPU could not be read', () => {
    const map = { ...within(beside(90, 0.18), 51, 60), models: {} }
    expect(ownPageFigures(map)?.limit).toMatchObject({ state: 'passed' })
  })
})
