import { expect, it } from 'vitest'
import { measureNamed } from '../measures/registry.ts'
import { claims } from '../verdicts/claims/registry.ts'
import { judge } from '../verdicts/judge.ts'
import {
  type SyntheticValues,
  syntheticComparison,
} from '../verdicts/testing/synthetic-comparison.ts'
import { syntheticMap } from '../verdicts/testing/synthetic-map.ts'
import { answerSentences } from './answer.ts'

/** So much in each of eleven pairs of visits, a little more in every second one. */
const pairs = (value: number) =>
  Array.from({ length: 11 }, (_, pair) => value + (pair % 2 === 0 ? 0 : 0.0001))

const late = (pageMs: number, integrated: number): SyntheticValues => ({
  [`late-tokens-beside-${pageMs}-ms-pages`]: { integrated: pairs(integrated), separate: pairs(0) },
})

it('opens with the page of the caller’s own', () => {
  const map = syntheticMap({ pageMs: 38, share: 0.19, path: '/products' })
  const [first, second] = answerSentences({ ...syntheticComparison({}), map }, 'en')
  expect(first).toBe(
    "/products costs 38 ms of CPU. Integrated keeps a token's added delay below 50 ms (p99) at 5 requests of it a second, the most that was measured. Measured at 5 requests of it a second, p99 was 38 ms in integrated and 8.00 ms in separate.",
  )
  expect(second).toMatch(/^The longest page render is the longest token stall/)
})

it('says what each page load came to, and nothing of what was not measured', () => {
  const comparison = syntheticComparison({ ...late(5, 0), ...late(50, 0.06), ...late(200, 0.22) })
  const judged = { ...comparison, claims: judge(claims, comparison, measureNamed) }
  expect(answerSentences(judged, 'en')).toEqual([
    'Where pages take 20% of a core together, the share of tokens that they make later than 50 ms differs, integrated − separate in percentage points, by 0 where a page takes 5 ms of CPU (no difference), 6 where a page takes 50 ms of CPU (confirmed), 22 where a page takes 200 ms of CPU (confirmed).',
  ])
  expect(answerSentences(judged, 'zh')).toHaveLength(1)
  expect(answerSentences(comparison, 'en')).toEqual([])
})
