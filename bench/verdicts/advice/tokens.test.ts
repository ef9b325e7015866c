import { describe, expect, it } from 'vitest'
import { syntheticMap } from '../testing/synthetic-map.ts'
import { type Assumptions, demandOf } from './demand.ts'
import { assumptions } from './testing/measured.ts'
import { favouredByDelay, favouredByLimit, tokensBesidePages } from './tokens.ts'

/** 1,000 tokens a second, of which the map had four times as many at a fifth of a core. */
const few = { ...assumptions, users: 5_000, pagesPerSecond: 4 }
const error = { median: 1.1, worst: 1.25, points: 4 }
const { models, ...rest } = syntheticMap()
const map = {
  ...rest,
  models: Object.fromEntries(
    Object.entries(models).map(([name, model]) => [name, { ...model, error }]),
  ),
}
const asked = (changes: Partial<Assumptions>, from = map) => {
  const all = { ...few, ...changes }
  const found = tokensBesidePages(from, { assumptions: all, demand: demandOf(all) }, undefined)
  if (found === undefined) throw new Error('expected a model of both')
  return found
}

describe('tokensBesidePages', () => {
  it('asks the model of each about the pages, with the tokens that each process has', () => {
    const { byDeployment, longestPageMs, extrapolated } = asked({ pageMs: 80 })
    // A residual of 80 ms − 1% × (1 − 0.05) ÷ 4 a second; one turn of the scheduler.
    expect(byDeployment.integrated.p99).toBeCloseTo(80 - 2.375, 9)
    expect(byDeployment.integrated.interval.from).toBeCloseTo((80 - 2.375) / 1.25, 9)
    expect(byDeployment.separate).toMatchObject({ p99: 8, limit: 'kept' })
    expect(longestPageMs).toBeCloseTo(50 + 2.375, 9)
    expect(extrapolated).toEqual([])
  })

  it('shares pages and tokens out over as many processes as they take', () => {
    const { processes, byDeployment } = asked({ pageMs: 100, pagesPerSecond: 20 })
    expect(processes.integrated.all).toBe(3)
    const perSecond = 20 / 3
    expect(byDeployment.integrated.p99).toBeCloseTo(100 - (10 * (1 - 0.05 / 3)) / perSecond, 9)
  })

  it.each([
    [80, 'missed', 'separate'],
    [50, 'near', 'separate'],
    [30, 'kept', undefined],
  ] as const)('says of pages of %s ms that integrated has the limit %s', (pageMs, limit, whom) => {
    const tokens = asked({ pageMs })
    expect(tokens.byDeployment.integrated.limit).toBe(limit)
    expect(favouredByLimit(tokens)).toBe(whom)
    expect(favouredByDelay(tokens.byDeployment)).toBe('separate')
  })

  it('speaks for the one with less delay where neither keeps the limit', () => {
    const tokens = asked({ pageMs: 80, sloMs: 5 })
    expect(tokens.byDeployment.separate.limit).toBe('missed')
    expect(favouredByLimit(tokens)).toBe('separate')
  })

  it('decides nothing by a model that was not tested or is far off', () => {
    for (const own of [undefined, { ...error, worst: 20, median: 14 }]) {
      const poor = Object.entries(models).map(([name, model]) => [name, { ...model, error: own }])
      const tokens = asked({ pageMs: 80 }, { ...map, models: Object.fromEntries(poor) })
      expect(tokens.byDeployment).toMatchObject({
        integrated: { limit: 'near' },
        separate: { limit: 'near' },
      })
      expect(favouredByLimit(tokens)).toBeUndefined()
      expect(favouredByDelay(tokens.byDeployment)).toBeUndefined()
      expect(tokens.longestPageMs === undefined).toBe(own !== undefined)
    }
  })

  it('says what the map was not measured with', () => {
    const { extrapolated } = asked({ pageMs: 400, pagesPerSecond: 1.5 })
    expect(extrapolated).toMatchObject([
      { what: 'pageMs', asked: 400, measured: 200, times: 2 },
      { what: 'pageShare', measured: 0.4 },
    ])
  })
})
