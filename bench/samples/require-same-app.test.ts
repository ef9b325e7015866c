import { expect, it } from 'vitest'
import { requireSameApp } from './app-name.ts'

const shop = { app: { directory: 'shop', package: 'web-shop', build: 'b1' } }
const resume =
  (
    ...[then, now]: Parameters<typeof requireSameApp> extends [string, ...infer Rest] ? Rest : never
  ) =>
  () =>
    requireSameApp('results/x', then, now)

it('lets a comparison go on with the app that it began with', () => {
  expect(resume({}, {})).not.toThrow()
  expect(resume(shop, structuredClone(shop))).not.toThrow()
})

it('refuses another, or another build of it, and names the remedy', () => {
  expect(resume({}, shop)).toThrow(
    "results/x: expected this project's own app, found shop (package web-shop, build b1). Remedy: leave out --app",
  )
  expect(resume(shop, {})).toThrow(
    '--app DIR, with the directory of shop (package web-shop, build b1)',
  )
  expect(resume(shop, { app: { ...shop.app, build: 'b2' } })).toThrow('build b2')
})
