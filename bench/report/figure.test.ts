import { expect, it } from 'vitest'
import {
  figure,
  interval,
  minute,
  percentBeyond,
  pointsOf,
  ratio,
  valueWithUnit,
} from './figure.ts'

it.each([
  [0, '0'],
  [0.012345, '0.0123'],
  [1, '1'],
  [1.2345, '1.23'],
  [12.345, '12.3'],
  [123.45, '123'],
  [12_345, '12,345'],
  [-9.876, '-9.88'],
  [undefined, '–'],
  [Number.NaN, '–'],
  [Number.POSITIVE_INFINITY, '–'],
])('shows %s with three digits that count', (value, shown) => {
  expect(figure(value)).toBe(shown)
})

it.each([
  [512, 'bytes', '512 B'],
  [12_100, 'bytes-per-connection', '11.8 KiB'],
  [-12_100, 'bytes-per-connection', '-11.8 KiB'],
  [148e6, 'bytes', '141 MiB'],
  [3 * 2 ** 30, 'bytes', '3 GiB'],
  [41.44, 'microseconds', '41.4 µs'],
  [1_640, 'milliseconds', '1,640 ms'],
  [236, 'per-second', '236/s'],
  [1_450, 'count', '1,450'],
  [0.9583, 'share', '95.8%'],
  [1, 'share', '100%'],
  [1.4286, 'times', '1.43 ×'],
  [0, 'bytes', '0 B'],
] as const)('shows %s of the unit %s as %s', (value, unit, shown) => {
  expect(valueWithUnit(value, unit)).toBe(shown)
})

it('keeps two decimals of every ratio', () => {
  expect(ratio(1.2)).toBe('1.20')
  expect(interval({ from: 0.9, to: 1.105 })).toBe('0.90 – 1.10')
})

it('tells a moment in UTC, and leaves what is none as it is', () => {
  expect(minute('2026-01-02T03:04:05+08:00')).toBe('2026-01-01 19:04 UTC')
  expect(minute('unknown')).toBe('unknown')
})

it('tells how far a ratio lies from 1, and how far apart two shares are', () => {
  expect([1.05, 1.125, 2, 1].map(percentBeyond)).toEqual(['5%', '12.5%', '100%', '0%'])
  expect([0.0123, -1].map(each => pointsOf(each))).toEqual(['1.23', '-100'])
})

it.each([
  // Half as wide as 0.0375, 0.52, 12 and 0 percentage points.
  [0.000185, { from: -0.000192, to: 0.000563 }, '0.019 (-0.019 to 0.056)'],
  [0.0042, { from: -0.001, to: 0.0094 }, '0.42 (-0.10 to 0.94)'],
  [0.305, { from: 0.185, to: 0.425 }, '31 (19 to 43)'],
  [-0.000_000_1, { from: -0.01, to: 0.01 }, '0.0 (-1.0 to 1.0)'],
  [0.03, { from: 0.0291, to: 0.0309 }, '3.00 (2.91 to 3.09)'],
  [-0.25, { from: -0.25, to: -0.25 }, '-25 (-25 to -25)'],
])('prints a difference of %s as finely as its interval is wide', (difference, within, text) => {
  const [value, from, to] = [difference, within.from, within.to].map(each => pointsOf(each, within))
  expect(`${value} (${from} to ${to})`).toBe(text)
})

it.each([
  [1.2522, { from: 1.2483, to: 1.256 }, '1.25 (1.25 – 1.26)'],
  [3.68, { from: 1.08, to: 12.9 }, '3.7 (1.1 – 12.9)'],
  [31.2, { from: 4.2, to: 52.7 }, '31 (4 – 53)'],
  [2, { from: 1, to: Number.POSITIVE_INFINITY }, '2.00 (1.00 – –)'],
])('prints a ratio of %s with fewer decimals where its interval is wide', (value, within, text) => {
  expect(`${ratio(value, within)} (${interval(within)})`).toBe(text)
})
