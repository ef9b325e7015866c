import { describe, expect, it } from 'vitest'
import type { DecisionMap } from './decision-map.ts'
import { ownPageFigures } from './own-page.ts'
import { syntheticMap } from './testing/synthetic-map.ts'

const beside = (pageMs: number, share: number) => syntheticMap({ pageMs, share, path: '/products' })

/** With the interval of integrated's p99 beside the page. */
function within(map: DecisionMap, from: number, to: number): DecisionMap {
  const points = map.points.map(place => {
    const { integrated, ...others } = place.byDeployment
    if (place.point.path === undefined || integrated === undefined) return place
    return {
      ...place,
      byDeployment: { ...others, integrated: { ...integrated, p99Interval: { from, to } } },
    }
  })
  return { ...map, points }
}

describe('a page of the caller’s own', () => {
  it('is none where none was measured', () => {
    expect(ownPageFigures(syntheticMap())).toBeUndefined()
  })

  it('is kept at the load that was measured, and nothing is said of more', () => {
    expect(ownPageFigures(beside(38, 0.19))).toEqual({
      ...{ path: '/products', sloMs: 50, cpuMs: 38, failed: 0 },
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

  it('has no limit by a model where CPU could not be read', () => {
    const map = { ...within(beside(90, 0.18), 51, 60), models: {} }
    expect(ownPageFigures(map)?.limit).toMatchObject({ state: 'passed' })
  })
})
