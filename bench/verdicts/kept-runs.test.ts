import { expect, it } from 'vitest'
import { measureNamed } from '../measures/registry.ts'
import { claims } from './claims/registry.ts'
import { judge } from './judge.ts'
import { sideBySide } from './kept-runs.ts'
import { syntheticComparison, syntheticHeader } from './testing/synthetic-comparison.ts'

/** Eight rounds in which separate takes so many times the memory. */
function run(times: number, startedAt: string) {
  const rounds = (value: number) => Array.from({ length: 8 }, () => value)
  const values = { 'memory-at-zero': { integrated: rounds(1e8), separate: rounds(times * 1e8) } }
  const comparison = syntheticComparison(values, { header: { ...syntheticHeader, startedAt } })
  return { ...comparison, claims: judge(claims, comparison, measureNamed) }
}

const three = [run(2, 'a'), run(4, 'b'), run(8, 'c')]

it('lays verdicts and ratios of each run side by side, and says where the next lies', () => {
  const { runs, claims: verdicts, ratios } = sideBySide(three)
  expect(runs.map(({ startedAt }) => startedAt)).toEqual(['a', 'b', 'c'])
  const memory = verdicts.find(({ claim }) => claim.name === 'memory-efficiency')
  expect(memory?.verdicts).toEqual(['confirmed', 'confirmed', 'confirmed'])
  expect(ratios).toHaveLength(1)
  expect(ratios[0]?.runs.map(one => one?.ratio)).toEqual([2, 4, 8].map(x => expect.closeTo(x, 9)))
  // The logs of 2, 4 and 8 are 1, 2 and 3 times that of 2.
  expect(ratios[0]?.next?.to).toBeCloseTo(2 ** (2 + 4.302653 * 1.154701), 2)
})

it('says nothing of the next run after two', () => {
  expect(sideBySide(three.slice(1)).ratios[0]?.next).toBeUndefined()
})

it('leaves open what one run lacks', () => {
  const empty = { ...run(1, 'd'), claims: [] }
  const { claims: verdicts, ratios } = sideBySide([run(2, 'a'), empty])
  expect(verdicts[0]?.verdicts[1]).toBeUndefined()
  expect(ratios[0]?.runs[1]).toBeUndefined()
})
