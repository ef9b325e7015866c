import { expect, it } from 'vitest'
import { ownCoresWords } from './claims/own-cores.ts'
import { claims } from './claims/registry.ts'
import { claimsFor } from './claims-for.ts'
import { syntheticHeader, withPlan } from './testing/synthetic-comparison.ts'

const { environment, plan } = syntheticHeader

it('are all of them for this project’s own app', () => {
  expect(claimsFor({ environment, plan })).toBe(claims)
})

it('cannot be measured for another app where all their means are this project’s own pages', () => {
  const found = claimsFor({ plan, environment: { ...environment, app: { directory: 'shop' } } })
  const changed = found.filter((claim, index) => claim !== claims[index])
  expect(changed.map(({ name }) => name)).toEqual(['development-efficiency'])
  expect(changed[0]).toMatchObject({ state: 'not-measured', needs: { zh: '本项目自带的页面' } })
  expect(changed[0]).not.toHaveProperty('criteria')
})

it('do not say that processes share a core where each has its own', () => {
  const found = claimsFor(withPlan({ cores: 'each' }))
  const said = (asked: typeof found) =>
    asked.map(({ confirmedWhen, caveat }) => [confirmedWhen, caveat])
  const shared = /share the same cores|same cores in total|on the same cores/
  expect(JSON.stringify(said(claims))).toMatch(shared)
  expect(JSON.stringify(said(found))).not.toMatch(shared)
  expect(found.map(({ name }) => name)).toEqual(claims.map(({ name }) => name))
  expect(
    Object.keys(ownCoresWords).filter(name => found.every(claim => claim.name !== name)),
  ).toEqual([])
})
