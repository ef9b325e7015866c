import { describe, expect, it } from 'vitest'
import { figure, ratio } from './number.ts'

describe('figure', () => {
  it.each([
    [0, '0'],
    [0.012345, '0.0123'],
    [1.2345, '1.23'],
    [123.45, '123'],
    [12_345.6, '12,346'],
    [-9.876, '-9.88'],
  ])('shows %s with the digits that count', (value, shown) => {
    expect(figure(value)).toBe(shown)
  })
})

describe('ratio', () => {
  it('has two decimals whatever its size', () => {
    expect([0.98, 1, 12.444].map(ratio)).toEqual(['0.98', '1.00', '12.44'])
  })
})
