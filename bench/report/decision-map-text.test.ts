import { expect, it } from 'vitest'
import { syntheticMap } from '../verdicts/testing/synthetic-map.ts'
import { mapSentences } from './decision-map-text.ts'

it('says from which page on a deployment passes the SLO, and which keeps it', () => {
  const [rule, integrated, separate] = mapSentences(syntheticMap(), 'en')
  expect(rule).toMatch(
    /^The longest page render is the longest token stall: .* about 51 ms of CPU\.$/,
  )
  expect(integrated).toBe(
    'From pages of 200 ms of CPU on, integrated passed 50 ms (p99): 200 ms where they take 5% of a core together.',
  )
  expect(separate).toMatch(/separate kept a token's added delay below 50 ms/)
})

it('blames no page for what passes the SLO without one', () => {
  const [, integrated] = mapSentences({ ...syntheticMap(), sloMs: 4 }, 'en')
  expect(integrated).toMatch(/^Without any page, integrated passed 4.00 ms \(p99\): 5.00 ms\./)
})

it('tells of stalls in some visits without calling it a limit', () => {
  const [, , separate] = mapSentences({ ...syntheticMap(), sloMs: 8 }, 'en')
  expect(separate).toBe(
    'No point shows separate above 8.00 ms (p99) in every visit. At 4 points some visits were: beside pages of 10 ms of CPU that take 5% of a core together, p99 over all visits was 8.00 ms.',
  )
})
