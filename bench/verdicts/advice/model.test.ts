import { describe, expect, it } from 'vitest'
import { syntheticComparison } from '../testing/synthetic-comparison.ts'
import { loadOf } from './extrapolation.ts'
import { knowsStreams, modelOf } from './model.ts'
import { comparisonWith, MIB, measured, thrice } from './testing/measured.ts'

const eight = (value: number) => Array.from({ length: 8 }, () => value)
const eightRounds = Object.fromEntries(
  Object.entries(measured).map(([name, { integrated, separate }]) => [
    name,
    { integrated: eight(integrated[0] ?? 0), separate: eight(separate[0] ?? 0) },
  ]),
)

describe('modelOf', () => {
  it('reads the costs of each round', () => {
    const model = modelOf(comparisonWith())
    expect(model).toHaveLength(3)
    expect(model[0]).toEqual({
      integrated: {
        zeroBytes: 100 * MIB,
        connectionBytes: 10_000,
        streamBytes: 0,
        tokenMicroseconds: 35,
        pageMicroseconds: 7_000,
      },
      separate: {
        zeroBytes: 150 * MIB,
        connectionBytes: 8_000,
        streamBytes: 0,
        tokenMicroseconds: 35,
        pageMicroseconds: 7_000,
      },
    })
    expect(knowsStreams(model)).toBe(false)
  })

  it('shares what memory grew by while answers streamed out over the answers under way', () => {
    const { header } = comparisonWith()
    // The profile's 6,000 tokens a second are 60 answers a second of 5.1 s each.
    expect(loadOf(header).streams).toBeCloseTo(306, 9)
    const model = modelOf(
      comparisonWith({
        'memory-idle': { integrated: thrice(100 * MIB), separate: thrice(200 * MIB) },
        'memory-streaming': { integrated: thrice(130.6 * MIB), separate: thrice(200 * MIB) },
      }),
    )
    expect(model[0]?.integrated.streamBytes).toBeCloseTo(MIB / 10, 6)
    expect(model[0]?.separate.streamBytes).toBe(0)
    expect(knowsStreams(model)).toBe(true)
  })

  it('takes the slopes of the ladders where both deployments climbed them in 8 rounds', () => {
    const model = modelOf(
      comparisonWith({
        ...eightRounds,
        'memory-slope-idle': { integrated: eight(9_000), separate: eight(7_000) },
        'memory-slope-streaming': { integrated: eight(20_000), separate: eight(15_000) },
      }),
    )
    expect(model).toHaveLength(8)
    expect(model[1]?.integrated).toMatchObject({ connectionBytes: 9_000, streamBytes: 20_000 })
    expect(model[1]?.separate).toMatchObject({ connectionBytes: 7_000, streamBytes: 15_000 })
  })

  it('keeps every round of the load where the ladders have two', () => {
    const model = modelOf(
      comparisonWith({
        ...eightRounds,
        'memory-slope-idle': { integrated: [9_000, 9_100], separate: [7_000, 7_100] },
        'memory-slope-streaming': { integrated: [20_000, 20_100], separate: [15_000, 15_100] },
      }),
    )
    expect(model).toHaveLength(8)
    expect(model[0]?.integrated).toMatchObject({ connectionBytes: 10_000, streamBytes: 0 })
  })

  it('leaves out a round that lacks a figure of either', () => {
    const model = modelOf(
      comparisonWith({ 'cpu-per-page': { integrated: thrice(7_000), separate: [7_000, 7_000] } }),
    )
    expect(model).toHaveLength(2)
  })

  it('names what is missing and the command that measures it', () => {
    const { 'cpu-per-page': _, 'memory-at-zero': zero, ...rest } = measured
    const lacking = syntheticComparison({
      ...rest,
      'memory-at-zero': { integrated: zero.integrated },
    })
    expect(() => modelOf(lacking)).toThrow(
      'found none of: cpu-per-page of integrated, memory-at-zero of separate, cpu-per-page of separate. Remedy: npm run bench',
    )
  })

  it('refuses a single round, which has no interval', () => {
    expect(() =>
      modelOf(comparisonWith({ 'cpu-per-token': { integrated: [35], separate: [35] } })),
    ).toThrow('found 1: there is no interval')
  })
})
