import { describe, expect, it } from 'vitest'
import type { Measure } from '../../measures/measure.ts'
import { defaultProfile } from '../../plan/profile.ts'
import type { Comparison, Verdict } from '../comparison.ts'
import {
  type SyntheticValues,
  syntheticClaim,
  syntheticComparison,
  syntheticHeader,
  syntheticPlan,
  withPlan,
} from '../testing/synthetic-comparison.ts'
import { compareRuns } from './compare-runs.ts'

const measure = (name: string, parts: Partial<Measure> = {}): Measure => ({
  name,
  unit: 'microseconds',
  better: 'lower',
  scenario: 'load',
  of: () => undefined,
  ...parts,
})
const measures = [
  measure('cpu'),
  measure('goodput', { better: 'higher', unit: 'per-second' }),
  measure('lost', { unit: 'count' }),
  measure('refused', { unit: 'share' }),
  measure('quotient', { unit: 'times' }),
  measure('met', { unit: 'share', better: 'higher' }),
]
const named = (name: string) => measures.find(each => each.name === name)
const rowsOf = (a: SyntheticValues, b: SyntheticValues) =>
  compareRuns(syntheticComparison(a), syntheticComparison(b), named).rows
const cpu = (integrated: readonly number[]) => ({ cpu: { integrated } })
/** The rows of a share on which a claim rests. */
const shareRows = (before: readonly number[], after: readonly number[]) => {
  const claim = syntheticClaim(
    { name: 'slo', verdict: 'inconclusive' },
    { kind: 'difference', measure: 'met', favours: 'separate', threshold: 0.01 },
  )
  const run = (separate: readonly number[]) =>
    syntheticComparison({ met: { separate } }, { claims: [claim] })
  return compareRuns(run(before), run(after), named).rows
}

const steady = [100, 101, 99, 100]

describe('compareRuns', () => {
  it.each([
    ['worse or drift', [120, 121, 119, 120]],
    ['better or drift', [80, 81, 79, 80]],
    ['no difference', [101, 100, 99, 101]],
    ['inconclusive', [100, 130, 90, 140]],
    // The interval lies beyond 1, and not beyond the threshold.
    ['inconclusive', [105, 106, 104, 105]],
  ])('calls it %s that a cost of 100 becomes %j', (verdict, after) => {
    expect(rowsOf(cpu(steady), cpu(after))).toMatchObject([
      { measure: 'cpu', deployment: 'integrated', state: 'ratio', verdict },
    ])
  })

  it('says that both had the pages of another app, and refuses two different ones', () => {
    const of = (app: { directory: string; build: string } | undefined) => {
      const environment = { ...syntheticHeader.environment, ...(app === undefined ? {} : { app }) }
      return syntheticComparison(cpu(steady), { header: { ...syntheticHeader, environment } })
    }
    const shop = of({ directory: 'shop', build: 'b1' })
    expect(compareRuns(of(undefined), of(undefined), named)).not.toHaveProperty('app')
    const rebuilt = compareRuns(shop, of({ directory: 'shop', build: 'b2' }), named)
    expect(rebuilt.app).toBe('shop')
    expect(rebuilt.changes).toEqual([{ name: 'build of the app', a: 'b1', b: 'b2' }])
    expect(() => compareRuns(shop, of(undefined), named)).toThrow(
      "app: shop in A, this project's own in B",
    )
  })

  it('gives the ratio B ÷ A with its interval and rounds', () => {
    // Geometric means 2 and 4.
    const [row] = rowsOf(cpu([1, 2, 4]), cpu([2, 4, 8, 4]))
    expect(row).toMatchObject({ state: 'ratio', threshold: 1.05, rounds: { a: 3, b: 4 } })
    expect(row).not.toHaveProperty('drift')
    expect(row?.state === 'ratio' ? row.ratio : undefined).toBeCloseTo(2, 12)
  })

  it('takes more for better where higher is better', () => {
    const goodput = (integrated: readonly number[]) => ({ goodput: { integrated } })
    expect(rowsOf(goodput(steady), goodput([120, 121, 119, 120]))).toMatchObject([
      { verdict: 'better or drift' },
    ])
    expect(rowsOf(goodput(steady), goodput([80, 81, 79, 80]))).toMatchObject([
      { verdict: 'worse or drift' },
    ])
  })

  it('takes the threshold of the claim that rests on the measure', () => {
    const claims = [
      syntheticClaim(
        { name: 'dear', verdict: 'inconclusive' },
        { kind: 'ratio', measure: 'cpu', favours: 'integrated', threshold: 1.5 },
      ),
    ]
    const a = syntheticComparison(cpu(steady), { claims })
    const b = syntheticComparison(cpu([120, 121, 119, 120]))
    expect(compareRuns(a, b, named).rows).toMatchObject([
      { threshold: 1.5, verdict: 'no difference' },
    ])
  })

  it('corrects for the number of rows: what is beyond doubt alone is not among many', () => {
    const before = [100, 103, 97]
    const after = [125, 121, 129]
    const among = (count: number) => {
      const names = Array.from({ length: count }, (_, index) => `arm-${index}`)
      const same = (values: readonly number[]) => names.map(name => [name, values])
      const first = { cpu: { integrated: before, ...Object.fromEntries(same(steady)) } }
      const second = { cpu: { integrated: after, ...Object.fromEntries(same(steady)) } }
      return rowsOf(first, second)[0]
    }
    expect(among(0)).toMatchObject({ verdict: 'worse or drift' })
    expect(among(30)).toMatchObject({ verdict: 'inconclusive' })
  })

  it.each([
    ['worse or drift', [0, 0], [1, 1]],
    ['better or drift', [1, 0.9], [0, 0]],
    ['no difference', [0, 0], [0, 0]],
    ['inconclusive', [0, 1], [1, 1]],
  ])('counts: %s from %j to %j', (verdict, before, after) => {
    const rows = rowsOf({ lost: { separate: before } }, { lost: { separate: after } })
    expect(rows).toMatchObject([{ state: 'count', a: before, b: after, verdict }])
  })

  it.each([
    ['worse or drift', [1, 0.99, 1], [0.9, 0.91, 0.9]],
    ['better or drift', [0, 0, 0], [0.9, 0.91, 0.9]],
    ['no difference', [1, 1, 1], [1, 1, 1]],
    ['inconclusive', [1, 0.95, 1], [0.98, 1, 0.99]],
  ])('judges a share by its difference: %s from %j to %j', (verdict, before, after) => {
    expect(shareRows(before, after)).toMatchObject([
      { state: 'difference', threshold: 0.01, rounds: { a: 3, b: 3 }, verdict },
    ])
  })

  it('gives the difference B − A with its interval', () => {
    expect(shareRows([1, 1], [0.75, 0.75])).toMatchObject([
      { difference: -0.25, interval: { from: -0.25, to: -0.25 } },
    ])
    expect(shareRows([1], [0.75, 0.75])).toMatchObject([{ state: 'missing', reason: 'too-few' }])
  })

  it.each([
    ['a share that no claim rests on', 'refused'],
    ['what is told in terms of the mock, which may be another one', 'quotient'],
  ])('has no row for %s', (_, name) => {
    expect(rowsOf({ [name]: { separate: [0, 0] } }, { [name]: { separate: [1, 1] } })).toEqual([])
  })

  it('says why a row has no verdict', () => {
    const a = { cpu: { integrated: [1], separate: steady }, gone: { integrated: steady } }
    const b = { cpu: { integrated: [1], next: steady }, gone: { integrated: steady } }
    expect(rowsOf(a, b)).toEqual([
      {
        measure: 'cpu',
        deployment: 'integrated',
        state: 'missing',
        reason: 'too-few-positive',
      },
      {
        measure: 'cpu',
        deployment: 'separate',
        state: 'missing',
        reason: 'none-in-b',
      },
      {
        measure: 'gone',
        deployment: 'integrated',
        state: 'missing',
        reason: 'unknown-measure',
      },
      { measure: 'cpu', deployment: 'next', state: 'missing', reason: 'none-in-a' },
    ])
  })

  it.each<[Verdict, Verdict, number]>([
    ['confirmed', 'refuted', 1],
    ['confirmed', 'no difference', 1],
    ['confirmed', 'confirmed', 0],
    ['confirmed', 'inconclusive', 0],
    ['not measured', 'refuted', 0],
  ])('between %s and %s sees %i contradictions', (first, second, count) => {
    const run = (verdict: Verdict): Comparison =>
      syntheticComparison(
        {},
        {
          claims: [
            syntheticClaim(
              { name: 'claim', verdict },
              { kind: 'ratio', measure: 'cpu', favours: 'separate', threshold: 1.05 },
            ),
          ],
        },
      )
    const { contradictions } = compareRuns(run(first), run(second), named)
    expect(contradictions).toEqual(count === 0 ? [] : [{ claim: 'claim', a: first, b: second }])
  })

  it('lets versions differ, and names them', () => {
    const { environment } = syntheticHeader
    const header = {
      ...syntheticHeader,
      environment: { ...environment, versions: { ...environment.versions, node: 'v27.0.0' } },
    }
    const result = compareRuns(syntheticComparison({}), syntheticComparison({}, { header }), named)
    expect(result.changes).toEqual([{ name: 'node', a: 'v26.10.0', b: 'v27.0.0' }])
  })

  it('has reservations about a run that is quick, and about one that was interrupted', () => {
    const whole = syntheticComparison({})
    const quick = syntheticComparison({}, { header: withPlan({ quick: true }) })
    const cut: Comparison = { ...whole, interrupted: true }
    expect(compareRuns(whole, whole, named).reservations).toEqual([])
    expect(compareRuns(quick, cut, named).reservations).toEqual([
      { run: 'A', reason: 'quick' },
      { run: 'B', reason: 'interrupted' },
    ])
  })

  it('refuses runs of other machines, cores or loads, and lists what differs', () => {
    const { environment } = syntheticHeader
    const header = {
      ...syntheticHeader,
      pinning: 'not pinned',
      environment: { ...environment, cpuModel: 'Another CPU' },
      plan: syntheticPlan(30, { ...defaultProfile, steps: [10], seed: 7 }),
    }
    const refused = () =>
      compareRuns(syntheticComparison({}), syntheticComparison({}, { header }), named)
    expect(refused).toThrow(
      `found other conditions:
  CPU model: Synthetic CPU in A, Another CPU in B
  pinning: deployment on core 1, load generator on core 0 in A, not pinned in B
  profile.steps: [1200] in A, [10] in B
Remedy:`,
    )
  })
})
