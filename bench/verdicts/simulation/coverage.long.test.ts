import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { mean } from 'simple-statistics'
import { expect, it } from 'vitest'
import { type Estimate, intervalOf } from '../statistics/estimate.ts'
import { hodgesLehmann } from '../statistics/hodges-lehmann.ts'
import { pairedDifference } from '../statistics/paired.ts'
import { observedLogRatios } from './testing/observed-log-ratios.ts'
import { monteCarloError } from './testing/simulate-reports.ts'

// How often the interval holds what it should hold, where rounds scatter as they were seen to: rounds drawn with replacement from
// the 33 of the first reference. Each estimator has a target of its own in them, the mean and the pseudomedian.

const SAMPLES = 10_000

const student = (values: readonly number[]): Estimate =>
  pairedDifference(values.map(worse => ({ worse, better: 0 })))?.estimate ?? expect.fail()

function coverage(
  estimateOf: (values: readonly number[]) => Estimate,
  { target, rounds }: { target: number; rounds: number },
): number {
  const random = xoroshiro128plus(rounds)
  const draw = () => observedLogRatios[uniformInt(random, 0, observedLogRatios.length - 1)] ?? 0
  const samples = Array.from({ length: SAMPLES }, () => Array.from({ length: rounds }, draw))
  const holding = samples.filter(sample => {
    const { from, to } = intervalOf(estimateOf(sample))
    return from <= target && target <= to
  })
  return holding.length / SAMPLES
}

it.each([8, 12, 20, 33])('holds the truth of latencies in %i rounds', rounds => {
  const byRanks = coverage(hodgesLehmann, {
    target: hodgesLehmann(observedLogRatios).median,
    rounds,
  })
  const byStudent = coverage(student, { target: mean([...observedLogRatios]), rounds })
  console.log(`${rounds} rounds: Hodges–Lehmann ${byRanks}, Student's t ${byStudent}`)
  expect(byRanks).toBeGreaterThan(0.93)
  if (rounds === 8)
    expect(Math.abs(byStudent - 0.776)).toBeLessThan(monteCarloError(0.776, SAMPLES))
})
