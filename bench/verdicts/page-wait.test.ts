import { expect, it } from 'vitest'
import { longestPage, waitQuantile } from './page-wait.ts'

const load = { pageMs: 50, perSecond: 4, tokenShare: 0 }

it('a fifth of the tokens come while pages of 50 ms run four times a second, and wait for the rest', () => {
  // λ·c = 0.2: at the median nobody waits; 10% wait longer than half a page.
  expect(waitQuantile(load, 0.5)).toBe(0)
  expect(waitQuantile(load, 0.8)).toBeCloseTo(0, 10)
  expect(waitQuantile(load, 0.9)).toBeCloseTo(25, 10)
  expect(waitQuantile(load, 0.99)).toBeCloseTo(47.5, 10)
})

it('tokens that have gathered draw the wait out', () => {
  expect(waitQuantile({ ...load, tokenShare: 0.5 }, 0.9)).toBeCloseTo(37.5, 10)
})

it('without pages nobody waits', () => {
  expect(waitQuantile({ ...load, perSecond: 0 }, 0.99)).toBe(0)
})

it('the longest page is the one whose quantile is the limit', () => {
  const core = 0.4
  const pageMs = longestPage(50, { core, tokenShare: 0.1, share: 0.99 }) ?? Number.NaN
  const perSecond = (core * 1_000) / pageMs
  expect(waitQuantile({ pageMs, perSecond, tokenShare: 0.1 }, 0.99)).toBeCloseTo(50, 10)
  expect(longestPage(50, { core: 0.005, tokenShare: 0, share: 0.99 })).toBeUndefined()
})
