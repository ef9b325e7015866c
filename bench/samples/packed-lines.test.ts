import { describe, expect, it } from 'vitest'
import { packLines, unpackLines } from './packed-lines.ts'

const lines = (...rows: readonly object[]) => rows.map(row => `${JSON.stringify(row)}\n`).join('')

describe('packed lines', () => {
  it('come back as they were: kinds in their order, decimals, arrays, what is alike and what is not', () => {
    const text = lines(
      { type: 'run', profile: { steps: [1, 2], name: 'x', none: null } },
      ...Array.from({ length: 40 }, (_, index) => ({
        type: 'stream',
        turn: index * 3,
        plannedMs: 1_795_529_859_914 + index,
        sentMs: 1_795_529_859_914.3 + index,
        gap: index / 8,
        noise: 1 / (index + 3),
      })),
      { type: 'stream', turn: 7, error: 'lost "it"' },
      {
        type: 'delay',
        relayed: {
          arrivedMs: Array.from({ length: 50 }, (_, index) => 29_776_610 + index * index),
          delayUs: Array.from({ length: 50 }, (_, index) => (index * 7_919) % 997),
        },
        control: { arrivedMs: [], delayUs: [-1, 0.5] },
      },
      { type: 'stream', turn: 9, error: 'lost\nagain' },
      { type: 'run', profile: -0.001 },
    )
    expect(unpackLines(packLines(text))).toBe(text)
  })

  it('come back when there are none', () => {
    expect(unpackLines(packLines(''))).toBe('')
  })

  it('are columns of small steps', () => {
    const text = lines(
      ...Array.from({ length: 1_000 }, (_, index) => ({
        type: 'stream',
        plannedMs: 1_795_529_859_914 + index * 12,
        sentMs: 1_795_529_859_914 + index * 12 + (index % 3) / 10,
      })),
    )
    expect(packLines(text).length).toBeLessThan(text.length / 10)
  })

  it('refuses what would not come back', () => {
    expect(() => packLines('{"a": 1}\n')).toThrow('cannot pack them')
    expect(() => packLines('{"a":1}\n{"a":2}')).toThrow('cannot pack them')
  })
})
