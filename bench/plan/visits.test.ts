import { describe, expect, it } from 'vitest'
import { decisionMap } from './scenarios/decision-map.ts'
import { pageOf, planVisits, requestsPerSecond, secondsOfVisits } from './visits.ts'

const load = { ...decisionMap.action.visits, pairs: 6 }
const names = ['integrated', 'separate']
const visits = planVisits(load, names)

describe('the visits of a decision map', () => {
  it('go to each deployment at each point as often, one right after the other', () => {
    expect(visits).toHaveLength(load.points.length * load.pairs * names.length)
    for (let index = 0; index < visits.length; index += 2) {
      const [one, other] = visits.slice(index, index + 2)
      expect(one?.point).toBe(other?.point)
      expect(one?.pair).toBe(other?.pair)
      expect([one?.deployment, other?.deployment].toSorted()).toEqual(names)
    }
  })

  it('turn their order round in every second pair', () => {
    const firstAt = (pair: number, pageMs: number, share: number) =>
      visits.find(
        ({ pair: own, point }) => own === pair && point.pageMs === pageMs && point.share === share,
      )?.deployment
    for (const { pageMs, share } of load.points) {
      expect(firstAt(1, pageMs, share)).not.toBe(firstAt(2, pageMs, share))
    }
  })

  it('follow one another, and take as long as is said', () => {
    for (const [index, visit] of visits.slice(1).entries()) {
      expect(visit.from).toBeGreaterThanOrEqual(visits[index]?.to ?? 0)
    }
    const last = visits.at(-1)?.to ?? 0
    expect(secondsOfVisits(load, 2)).toBeGreaterThanOrEqual(last)
    expect(secondsOfVisits(load, 2)).toBeLessThan(last + 1)
  })

  it('ask both deployments for the same pages at the same moments', () => {
    for (let index = 0; index < visits.length; index += 2) {
      const [one, other] = visits.slice(index, index + 2)
      const moments = (visit = one) => visit?.pagesAt.map(at => at - (visit?.from ?? 0)) ?? []
      for (const [place, moment] of moments().entries()) {
        expect(moments(other)[place]).toBeCloseTo(moment, 9)
      }
      expect(moments(other)).toHaveLength(moments().length)
    }
  })

  it.each(load.points.filter(({ share }) => share > 0))(
    'ask for as many pages of $pageMs ms as take $share of a core',
    point => {
      const own = visits.filter(visit => visit.point === point && visit.deployment === 'integrated')
      const asked = own.reduce((sum, { pagesAt }) => sum + pagesAt.length, 0)
      const planned = requestsPerSecond(point) * load.pairs * load.visitSeconds
      expect(Math.abs(asked - planned)).toBeLessThanOrEqual(1)
      for (const { from, to, pagesAt } of own) {
        for (const at of pagesAt) expect(at >= from && at < to).toBe(true)
      }
    },
  )

  it('are the same for the same seed and others for another', () => {
    expect(planVisits(load, names)).toEqual(visits)
    expect(planVisits({ ...load, seed: 2 }, names)).not.toEqual(visits)
  })

  it('ask for a page that computes what its rendering leaves over', () => {
    expect(pageOf({ pageMs: 50, share: 0.2 })).toBe('/bench/computed?ms=45')
    expect(pageOf({ pageMs: 5, share: 0.2 })).toBe('/bench/computed?ms=0')
  })
})
