import { expect, it } from 'vitest'
import type { MapPoint } from '../plan/visits.ts'
import { syntheticMap } from '../verdicts/testing/synthetic-map.ts'
import { decisionMapText, mapSentences } from './decision-map-text.ts'

/** A map at whose points with pages beyond this share of a core no visit to integrated counts. */
function overloaded(share: number, ...own: readonly MapPoint[]) {
  const map = syntheticMap(...own)
  const points = map.points.map(place => {
    const { integrated, ...others } = place.byDeployment
    return place.point.share > share && integrated !== undefined
      ? { ...place, byDeployment: others }
      : place
  })
  return { ...map, points }
}

it('calls no point kept at which no visit counts', () => {
  const [, integrated] = mapSentences({ ...overloaded(0.3), sloMs: 300 }, 'en')
  expect(integrated).toBe(
    'At no point did integrated pass 300 ms (p99) beyond doubt. At 2 points that is undecided: beside pages of 10 ms of CPU that take 40% of a core together, no visit could be counted.',
  )
  expect(decisionMapText(overloaded(0.3), 'en')).not.toContain('–%')
  const map = { ...overloaded(0.1, { pageMs: 40, share: 0.2, path: '/products' }), sloMs: 300 }
  expect(mapSentences(map, 'en')[0]).toBe(
    'Measured at 5 requests of it a second, p99 was unknown in integrated (no visit could be counted) and 8.00 ms in separate.',
  )
  expect(mapSentences(map, 'zh')[0]).toBe(
    '实测每秒 5 次请求时，p99 在集成部署未知（没有一次访问有效），在分离部署为 8.00 ms。',
  )
})

it('says from which page on a deployment passes the SLO, and which keeps it', () => {
  const [rule, integrated, separate] = mapSentences(syntheticMap(), 'en')
  expect(rule).toMatch(
    /^The longest page render is the longest token stall: .* about 51 ms of CPU\.$/,
  )
  expect(integrated).toBe(
    'From pages of 200 ms of CPU on, integrated passed 50 ms (p99): 200 ms where they take 5% of a core together.',
  )
  expect(separate).toMatch(/separate kept a token's added delay below 50 ms/)
})

it('blames no page for what passes the SLO without one', () => {
  const [, integrated] = mapSentences({ ...syntheticMap(), sloMs: 4 }, 'en')
  expect(integrated).toMatch(/^Without any page, integrated passed 4.00 ms \(p99\): 5.00 ms\./)
})

it('tells of stalls in some visits without calling it a limit', () => {
  const [, , separate] = mapSentences({ ...syntheticMap(), sloMs: 8 }, 'en')
  expect(separate).toBe(
    'At no point did separate pass 8.00 ms (p99) beyond doubt. At 4 points that is undecided: beside pages of 10 ms of CPU that take 5% of a core together, p99 over all visits was 8.00 ms.',
  )
})
