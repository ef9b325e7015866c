import { describe, expect, it } from 'vitest'
import { parseComparisonOptions } from './bench-options.ts'

const budgetOf = (...args: readonly string[]) => parseComparisonOptions(args)?.budgetMinutes

describe('the budget of a comparison', () => {
  it.each([
    [[], 12],
    [['--budget', '30m'], 30],
    [['--budget', '4h'], 240],
    [['--budget', '1.5h'], 90],
    [['--budget', '9m'], 9],
    [['--quick', '--budget', '10m'], 10],
  ])('of %j is %i minutes', (args, minutes) => {
    expect(budgetOf(...args)).toBe(minutes)
  })

  it.each(['0m', '25h', '30', 'm', '-5m', '30s'])('is not %s', budget => {
    expect(() => budgetOf(`--budget=${budget}`)).toThrow(
      `--budget: expected minutes or hours up to 24h, such as 30m or 4h, found "${budget}"`,
    )
  })

  it.each([
    ['5m', '5m'],
    ['8.5m', '8.5m'],
    ['0.1h', '6m'],
  ])('has room for a verdict, which %s has not', (budget, found) => {
    expect(() => budgetOf(`--budget=${budget}`)).toThrow(
      `--budget: expected at least 9m (three page loads, and idle memory in 8 rounds), found ${found}. Remedy: --quick to see that it works`,
    )
  })
})

describe('the deployment beside itself', () => {
  it('is one that there is', () => {
    expect(parseComparisonOptions(['--aa', 'separate', '--quick'])?.aa).toBe('separate')
    expect(parseComparisonOptions(['--aa', 'separate', '--resume'])?.resume).toBe('newest')
    expect(() => parseComparisonOptions(['--aa', 'separate-again'])).toThrow(
      '--aa: expected integrated or separate, found "separate-again"',
    )
  })
})
