import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseComparisonOptions } from './bench-options.ts'

describe('the options of a comparison', () => {
  it('have defaults', () => {
    expect(parseComparisonOptions([])).toEqual({
      budgetMinutes: 30,
      seed: 1,
      quick: false,
      live: false,
      page: undefined,
      app: undefined,
      cores: 'equal',
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

  it.each(['10m', '19m', '0.3h'])('refuse a budget without room for 8 rounds: %s', budget => {
    expect(() => parseComparisonOptions([`--budget=${budget}`])).toThrow(
      `--budget: expected at least 20m (8 rounds of both deployments), found ${budget}. Remedy: --quick to see that it works`,
    )
  })

  it('take any budget beside --quick, which is shorter than all of them', () => {
    expect(parseComparisonOptions(['--quick', '--budget', '10m'])?.quick).toBe(true)
    expect(parseComparisonOptions(['--budget', '20m'])?.budgetMinutes).toBe(20)
  })

  it('refuse beside --resume what was asked for when the comparison began', () => {
    expect(() => parseComparisonOptions(['--resume', '--budget', '4h', '--seed=2'])).toThrow(
      '--resume goes on with what was asked for then; leave out --budget, --seed',
    )
    for (const flags of [
      ['--page', '/shop'],
      ['--quick'],
      ['--cores', 'each'],
      ['--cores=equal'],
    ]) {
      expect(() => parseComparisonOptions(['--resume', ...flags])).toThrow('leave out --')
    }
    expect(parseComparisonOptions(['--resume', '--live', '--json', 'x'])?.live).toBe(true)
  })

  it('take another app by its directory, whose first page is loaded unless one is named', () => {
    const app = resolve('../shop')
    expect(parseComparisonOptions(['--app', '../shop'])).toMatchObject({ app, page: '/' })
    expect(parseComparisonOptions(['--app', app, '--page', '/cart'])).toMatchObject({
      app,
      page: '/cart',
    })
    expect(() => parseComparisonOptions(['--app', app, '--page', 'cart'])).toThrow('--page')
  })

  it('take it beside --resume, whose page is the one that was asked for then', () => {
    expect(parseComparisonOptions(['--resume', '--app', '/shop'])?.app).toBe('/shop')
  })

  it('take up the newest comparison, or the one that is named', () => {
    expect(parseComparisonOptions(['--resume'])?.resume).toBe('newest')
    expect(parseComparisonOptions(['--resume', 'results/x'])?.resume).toEqual({
      directory: 'results/x',
    })
  })

  it('take a core for each process, or equal cores, and no number of them', () => {
    expect(parseComparisonOptions(['--cores', 'each'])?.cores).toBe('each')
    expect(parseComparisonOptions(['--cores', 'equal'])?.cores).toBe('equal')
    expect(() => parseComparisonOptions(['--cores', '2'])).toThrow(
      '--cores: expected equal or each, found "2"',
    )
  })

  it('refuse a seed whose trials would have one that the mock does not take', () => {
    expect(parseComparisonOptions(['--seed', '999999'])?.seed).toBe(999_999)
    expect(() => parseComparisonOptions(['--seed', '1000000'])).toThrow('from 0 to 999999')
  })

  it('are undefined when help is asked for', () => {
    expect(parseComparisonOptions(['--help'])).toBeUndefined()
  })
})
