import { describe, expect, it } from 'vitest'
import { pageLoads } from '../plan/scenarios/page-loads.ts'
import { planVisits, type Visit } from '../plan/visits.ts'
import type { VisitSample } from '../samples/run-sample.ts'
import { observationsOf } from './observations.ts'

const subjects = ['integrated', 'separate']
const visits = { ...pageLoads.action.visits, pairs: 3 }

/** Of ten tokens, in integrated as many late as say this; none in separate. */
const tokensOf = ({ deployment, point }: Visit) => {
  const late = deployment === 'separate' ? 0 : { 0: 1, 5: 1, 50: 3, 200: 6 }[point.pageMs]
  return Array.from({ length: 10 }, (_, token) => (token < (late ?? 0) ? 51_000 : 49_000))
}

function valuesOf(changed: (visit: Visit) => Partial<VisitSample> = () => ({}), round = 1) {
  const samples = planVisits(visits, subjects).map(visit => ({
    ...{ type: 'visit', visit: visit.index, delayUs: tokensOf(visit), controlUs: [100] },
    ...{ pageMs: [], pagesFailed: 0, latenessMs: [], lost: [], ...changed(visit) },
  }))
  const action = { type: 'visits', visits }
  const header = { scenario: 'page-loads', deployment: 'all', round, subjects, action }
  const observations = observationsOf({ header, samples, endedAt: '' } as never)
  return (measure: string, deployment = 'integrated') =>
    observations
      .filter(each => each.measure === measure && each.deployment === deployment)
      .map(each => [each.round, Number(each.value.toFixed(2))])
}

describe('late tokens beside pages', () => {
  it('are those beyond what is late without pages, a value for each pair of visits', () => {
    const values = valuesOf()
    expect(values('late-tokens-beside-5-ms-pages')).toEqual([1, 2, 3].map(pair => [pair, 0]))
    expect(values('late-tokens-beside-50-ms-pages')).toEqual([1, 2, 3].map(pair => [pair, 0.2]))
    expect(values('late-tokens-beside-200-ms-pages')).toEqual([1, 2, 3].map(pair => [pair, 0.5]))
    expect(values('late-tokens-beside-50-ms-pages', 'separate')).toHaveLength(3)
  })

  it('are numbered on in a further block of visits', () => {
    const values = valuesOf(undefined, 2)
    expect(values('late-tokens-beside-50-ms-pages').map(([pair]) => pair)).toEqual([4, 5, 6])
  })

  it.each<[string, (visit: Visit) => Partial<VisitSample>]>([
    ['the control stream was late', () => ({ controlUs: [25_000] })],
    ['a stream broke off', () => ({ lost: ['closed'] })],
    ['the visit began too late', () => ({ delayUs: [] })],
  ])('have no value where %s', (_, changes) => {
    const values = valuesOf(visit =>
      visit.pair === 2 && visit.point.pageMs === 0 ? changes(visit) : {},
    )
    expect(values('late-tokens-beside-50-ms-pages').map(([pair]) => pair)).toEqual([1, 3])
  })
})
