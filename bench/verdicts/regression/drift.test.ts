import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { describe, expect, it } from 'vitest'
import type { Measure } from '../../measures/measure.ts'
import { drawNoise } from '../simulation/testing/noise.ts'
import {
  type SyntheticValues,
  syntheticComparison,
  syntheticHeader,
} from '../testing/synthetic-comparison.ts'
import { compareRuns } from './compare-runs.ts'
import { byRevision, driftOf, withDrift } from './drift.ts'

const measure = (name: string): Measure => ({
  ...{ name, unit: 'milliseconds', better: 'lower', scenario: 'load' },
  of: () => undefined,
})

/** A run of a revision that began on a day of January. */
function run(day: number, revision: string, values: SyntheticValues, dirty = false) {
  const { environment } = syntheticHeader
  return syntheticComparison(values, {
    header: {
      ...syntheticHeader,
      startedAt: new Date(Date.UTC(2026, 0, day)).toISOString(),
      environment: { ...environment, git: { state: 'known', revision, dirty } },
    },
  })
}

const cpu = (...integrated: readonly number[]) => ({ cpu: { integrated } })
const scale = (value: number) => value
const of = { measure: 'cpu', deployment: 'integrated', scale }
/** Four rounds that hardly scatter. */
const around = (value: number) => cpu(value - 0.1, value + 0.1, value, value)

describe('drift between runs', () => {
  it('is the variance of their means about that of their revision, pooled', () => {
    const runs = [run(1, 'a', cpu(9, 11)), run(2, 'b', cpu(20)), run(3, 'a', cpu(14))]
    const groups = byRevision([
      ...runs,
      run(4, 'b', cpu(26)),
      run(5, 'b', cpu(26)),
      run(6, 'c', cpu(1)),
    ])
    // (10, 14), (20, 26, 26): 8 + 24 over 1 + 2 degrees of freedom.
    expect(driftOf(groups, of)).toEqual({ variance: 32 / 3, degreesOfFreedom: 3 })
  })

  it('is unknown of a run alone, of one that is given twice, and of what is not committed', () => {
    const one = run(1, 'a', cpu(9, 11))
    expect(driftOf(byRevision([one, one, run(2, 'b', cpu(1))]), of)).toBeUndefined()
    const uncommitted = [run(1, 'a', cpu(9), true), run(2, 'a', cpu(11), true)]
    expect(driftOf(byRevision(uncommitted), of)).toBeUndefined()
    expect(driftOf(byRevision([one, run(2, 'a', {})]), of)).toBeUndefined()
  })

  it('adds to the variance of a difference twice, once for each of its runs', () => {
    const estimate = { mean: 1, standardError: 3, degreesOfFreedom: 9 }
    const wide = withDrift(estimate, { variance: 8, degreesOfFreedom: 4 })
    expect(wide).toMatchObject({ mean: 1, standardError: 5 })
    // (9 + 16)² ÷ (9²/9 + 16²/4)
    expect(wide.degreesOfFreedom).toBeCloseTo(625 / 73, 12)
    expect(
      withDrift({ ...estimate, standardError: 0 }, { variance: 0, degreesOfFreedom: 1 }),
    ).toEqual({
      ...{ mean: 1, standardError: 0, degreesOfFreedom: 9 },
    })
  })
})

describe('two runs beside others of their revisions', () => {
  const named = () => measure('cpu')
  const compare = (after: number, ...others: readonly ReturnType<typeof run>[]) =>
    compareRuns(run(1, 'a', around(100)), run(2, 'b', around(after)), named, others)

  it('differ by drift where theirs do', () => {
    const others = [run(3, 'a', around(121)), run(4, 'b', around(99)), run(5, 'a', around(90))]
    const { rows, driftOf } = compare(120, ...others)
    expect(rows).toMatchObject([{ state: 'ratio', verdict: 'inconclusive' }])
    expect(driftOf).toHaveLength(5)
  })

  it('are told apart where theirs are not', () => {
    const others = [run(3, 'a', around(101)), run(4, 'b', around(121)), run(5, 'a', around(100))]
    const { rows } = compare(120, ...others)
    expect(rows).toMatchObject([{ verdict: 'worse' }])
    expect(rows[0]?.state === 'ratio' ? rows[0].drift : undefined).toBeCloseTo(0.0058, 4)
  })

  it('are not taken apart by a run of another machine', () => {
    const elsewhere = run(3, 'a', around(101))
    const environment = { ...elsewhere.header.environment, cpuModel: 'Another CPU' }
    const other = { ...elsewhere, header: { ...elsewhere.header, environment } }
    expect(compare(120, other)).toMatchObject({
      driftOf: [],
      rows: [{ verdict: 'worse or drift' }],
    })
  })

  it('never differ by more than drift when they are of one revision', () => {
    const both = compareRuns(run(1, 'a', around(100)), run(2, 'a', around(150)), named)
    expect(both.rows).toMatchObject([{ verdict: 'inconclusive' }])
  })
})

it('is known of a drill from every run of a revision, whichever way run A was read', () => {
  const lost = (day: number, revision: string, count: number) =>
    run(day, revision, { lost: { integrated: [count, count] } })
  const a = lost(1, 'a', 0)
  const others = [lost(1, 'a', 0), lost(3, 'a', 1)]
  const named = (name: string): Measure => ({ ...measure(name), unit: 'count' })
  const { rows } = compareRuns(a, lost(2, 'b', 1), named, others)
  expect(rows).toMatchObject([
    { state: 'count', a: [0, 0, 1, 1], b: [1, 1], verdict: 'inconclusive' },
  ])
  expect(compareRuns(a, lost(2, 'b', 2), named, others).rows).toMatchObject([{ verdict: 'worse' }])
})

it('is nothing of what is read off the system, which is taken at its word', () => {
  const ports = (day: number, count: number) => run(day, `${day}`, { ports: { separate: [count] } })
  const told = (scenario: Measure['scenario']) =>
    compareRuns(ports(1, 1), ports(2, 2), name => ({ ...measure(name), unit: 'count', scenario }))
  expect(told('counts').rows).toMatchObject([{ state: 'count', verdict: 'worse' }])
  expect(told('crash-page').rows).toMatchObject([{ state: 'count', verdict: 'worse or drift' }])
})

it('is not told as worse: 200 comparisons of ten measures that drift by 5%, four runs each', () => {
  const random = xoroshiro128plus(1)
  const names = Array.from({ length: 10 }, (_, index) => `measure-${index}`)
  const drawn = (day: number, revision: string) => {
    const values = names.map(name => {
      const level = Math.log(100) + 0.05 * drawNoise('normal', random)
      const value = () => Math.exp(level + 0.04 * drawNoise('normal', random))
      return [name, { integrated: Array.from({ length: 8 }, value) }] as const
    })
    return run(day, revision, Object.fromEntries(values))
  }
  const wrong = Array.from({ length: 200 }, () => {
    const [a, b, ...others] = [drawn(1, 'a'), drawn(2, 'b'), drawn(3, 'b'), drawn(4, 'a')]
    if (a === undefined || b === undefined) expect.unreachable()
    const { rows } = compareRuns(a, b, measure, others)
    return rows.some(row => row.state === 'ratio' && /^(worse|better)$/.test(row.verdict))
  }).filter(Boolean)
  // 5%, and three standard deviations of 200 draws.
  expect(wrong.length).toBeLessThanOrEqual(19)
})
