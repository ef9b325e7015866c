import { expect, it } from 'vitest'
import { appName } from './app-name.ts'

it.each([
  [{ directory: 'shop' }, 'shop'],
  [{ directory: 'shop', package: 'shop', build: undefined }, 'shop'],
  [{ directory: 'web', package: 'shop' }, 'web (package shop)'],
  [{ directory: 'web', package: 'shop', build: 'b1' }, 'web (package shop, build b1)'],
])('names %j', (app, expected) => {
  expect(appName(app)).toBe(expected)
})
