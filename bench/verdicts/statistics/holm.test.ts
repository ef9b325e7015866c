import { describe, expect, it } from 'vitest'
import { holm } from './holm.ts'

describe('holm', () => {
  it('multiplies the smallest by all, the next by one fewer, and never falls', () => {
    // 4 · 0.005, 3 · 0.01, 2 · 0.03, and 1 · 0.04, which may not fall below the one before it.
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02])
  })

  it('stops at 1', () => {
    expect(holm([0.6, 0.9])).toEqual([1, 1])
  })

  it('leaves a single one as it is', () => {
    expect(holm([0.04])).toEqual([0.04])
    expect(holm([])).toEqual([])
  })

  it('treats equal ones alike', () => {
    expect(holm([0.02, 0.02])).toEqual([0.04, 0.04])
  })
})
