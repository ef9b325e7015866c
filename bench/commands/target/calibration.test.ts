import { describe, expect, it } from 'vitest'
import type { AnswerRecord } from './answer-log.ts'
import { calibrationOf } from './calibration.ts'

const answer = (parts: Partial<AnswerRecord>): AnswerRecord => ({
  sentMs: 1_000,
  firstTextMs: 1_100,
  lastTextMs: 2_900,
  endedMs: 3_000,
  gapsMs: [],
  delaysUs: [],
  outcome: 'end',
  ...parts,
})

describe('calibrationOf', () => {
  it('is the mean of the answers that came whole', () => {
    const answers = [
      answer({}),
      answer({ endedMs: 5_000 }),
      answer({ outcome: 'error', endedMs: 1_001 }),
    ]
    expect(calibrationOf(answers)).toEqual({ meanSeconds: 3, stamps: 'none' })
  })

  it.each([
    ['this-machine', [200, 400]],
    ['other-clock', [-5_000_000]],
    ['other-clock', [200, 3_600_000_000]],
  ])('takes the stamps to be of %s for delays of %j µs', (stamps, delaysUs) => {
    expect(calibrationOf([answer({ delaysUs })]).stamps).toBe(stamps)
  })

  it('says what the server said when no answer came', () => {
    const refused = answer({ outcome: 'error', error: 'The API refused the key.' })
    const { firstTextMs: _, ...silent } = answer({})
    expect(() => calibrationOf([refused, refused, silent])).toThrow(
      'found: The API refused the key.; end, without text. Remedy',
    )
  })
})
