import { expect, it } from 'vitest'
import { mapPlan } from './command-plans.ts'
import { requestsPerSecond } from './visits.ts'

const asked = { subjects: ['integrated', 'separate'], pairs: 6, seed: 1 }

/** What the map loads: each page with how often it is asked for a second. */
function loads(plannedFor: Parameters<typeof mapPlan>[1]) {
  const { scenarios, page } = mapPlan(asked, plannedFor)
  const points = scenarios.flatMap(({ action }) =>
    action.type === 'visits' ? action.visits.points : [],
  )
  const own = points.filter(({ path }) => path !== undefined)
  return { page, bundled: points.length - own.length, own: own.map(requestsPerSecond) }
}

it('has a page of the caller’s own at the shares of the others, once it was looked at', () => {
  const page = { page: '/products', otherApp: false }
  expect(loads({ otherApp: false })).toEqual({ page: undefined, bundled: 13, own: [] })
  expect(loads(page)).toEqual({ page: '/products', bundled: 13, own: [] })
  const own = [1.25, 5, 10].map(rate => expect.closeTo(rate, 9))
  expect(loads({ ...page, pageCpuMs: 40 })).toEqual({ page: '/products', bundled: 13, own })
})

it('has of another app nothing but that page', () => {
  const { bundled, own } = loads({ page: '/', otherApp: true, pageCpuMs: 40 })
  expect([bundled, own.length]).toEqual([1, 3])
})

it('asks for a page so cheap that every share is too much for the client at one rate', () => {
  expect(loads({ page: '/', otherApp: true, pageCpuMs: 0.1 }).own).toHaveLength(1)
})
