import { describe, expect, it } from 'vitest'
import { parseComparisonOptions } from './options.ts'

describe('the options of a comparison', () => {
  it('have defaults', () => {
    expect(parseComparisonOptions([])).toEqual({
      budgetMinutes: 30,
      seed: 1,
      quick: false,
      live: false,
      page: undefined,
      json: undefined,
      resume: undefined,
    })
  })

  it.each([
    ['30m', 30],
    ['4h', 240],
    ['1.5h', 90],
  ])('take a budget of %s', (budget, budgetMinutes) => {
    expect(parseComparisonOptions(['--budget', budget])?.budgetMinutes).toBe(budgetMinutes)
  })

  it.each(['0m', '25h', '30', 'm', '-5m', '30s'])('refuse a budget of %s', budget => {
    expect(() => parseComparisonOptions([`--budget=${budget}`])).toThrow('--budget: expected')
  })

  it('take up the newest comparison, or the one that is named', () => {
    expect(parseComparisonOptions(['--resume'])?.resume).toBe('newest')
    expect(parseComparisonOptions(['--resume', 'results/x'])?.resume).toEqual({
      directory: 'results/x',
    })
  })

  it('are undefined when help is asked for', () => {
    expect(parseComparisonOptions(['--help'])).toBeUndefined()
  })
})
