import { describe, expect, it } from 'vitest'
import type { Unit } from '../../measures/measure.ts'
import { percentBeyond, quantity } from './quantity.ts'

describe('quantity', () => {
  it.each<[number, Unit, string]>([
    [52_428_800, 'bytes', '50 MiB'],
    [4_660, 'bytes-per-connection', '4.55 KiB'],
    [-4_096, 'bytes-per-connection', '-4 KiB'],
    [41.268, 'microseconds', '41.3 µs'],
    [12_345.6, 'milliseconds', '12,346 ms'],
    [1_200, 'count', '1,200'],
    [0.125, 'share', '12.5%'],
    [0, 'share', '0%'],
  ])('%d %s: %s', (value, unit, text) => {
    expect(quantity(value, unit)).toEqual({ en: text, zh: text })
  })

  it('turns a rate round in Chinese', () => {
    expect(quantity(120, 'per-second')).toEqual({ en: '120 a second', zh: '每秒 120' })
  })
})

describe('a ratio', () => {
  it('lies a share from 1', () => {
    expect([1.05, 1.125, 2, 1].map(percentBeyond)).toEqual(['5%', '12.5%', '100%', '0%'])
  })
})
