import { expect, it } from 'vitest'
import { claims } from './claims/registry.ts'
import { claimsFor } from './claims-for.ts'
import { syntheticHeader } from './testing/synthetic-comparison.ts'

const { environment } = syntheticHeader

it('are all of them for this project’s own app', () => {
  expect(claimsFor({ environment })).toBe(claims)
})

it('cannot be measured for another app where all their means are this project’s own pages', () => {
  const found = claimsFor({ environment: { ...environment, app: { directory: 'shop' } } })
  const changed = found.filter((claim, index) => claim !== claims[index])
  expect(changed.map(({ name }) => name)).toEqual(['development-efficiency'])
  expect(changed[0]).toMatchObject({ state: 'not-measured', needs: 'bundled-pages' })
  expect(changed[0]).not.toHaveProperty('criteria')
})
