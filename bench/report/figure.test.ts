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
  expect([0.0123, -1].map(pointsOf)).toEqual(['1.23', '-100'])
})
