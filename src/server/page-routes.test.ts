import { globSync } from 'node:fs'
import { expect, it } from 'vitest'
import { pageRoutes, routesOf } from './page-routes.ts'

it('are the pages that stand in src/app', () => {
  const files = globSync('**/page.tsx', { cwd: new URL('../app/', import.meta.url) })
  const routes = files.map(file => `/${file.replace(/\/?page\.tsx$/, '')}`)
  expect(routes.sort()).toEqual(pageRoutes)
})

it('are told apart by metrics, unless they are those of another app', () => {
  expect(routesOf(undefined)).toBe(pageRoutes)
  expect(routesOf('/shop')).toEqual([])
})
