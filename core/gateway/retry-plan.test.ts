import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { retryPlan } from './retry-plan.ts'

// However slow the machine is.
vi.setConfig({ testTimeout: 60_000 })

describe('retryPlan', () => {
  it('gives each client a slot of 2 ms from half a second on', () => {
    const next = retryPlan(3, () => 0)
    expect([next(), next(), next(), next()]).toEqual([500, 502, 504, 500])
    const late = retryPlan(2, () => 0.5)
    expect([late(), late()]).toEqual([501, 503])
  })

  it('serves nobody, too', () => {
    expect(retryPlan(0, () => 0)()).toBe(500)
  })

  it('calls back at most 500 clients in any second, whatever the dice say', () => {
    const dice = fc.double({ min: 0, max: 0.999, noNaN: true })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3_000 }),
        fc.array(dice, { minLength: 1 }),
        (count, rolls) => {
          let roll = 0
          const next = retryPlan(count, () => rolls[roll++ % rolls.length] ?? 0)
          const delays = Array.from({ length: count }, next).sort((a, b) => a - b)
          for (const [index, delay] of delays.entries()) {
            // A window of a second may begin late in one slot and end early in another: 501 slots.
            expect(
              (delays[index + 501] ?? Number.POSITIVE_INFINITY) - delay,
            ).toBeGreaterThanOrEqual(1_000)
          }
          expect(delays[0]).toBeGreaterThanOrEqual(500)
          expect(delays.at(-1)).toBeLessThan(500 + count * 2)
        },
      ),
      { numRuns: 50 },
    )
  })
})
