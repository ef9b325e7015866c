import { describe, expect, it } from 'vitest'
import { crossoverUsers } from './crossover.ts'
import type { Costs, ModelRound } from './model.ts'
import { assumptions, MIB } from './testing/measured.ts'

const costs: Costs = {
  zeroBytes: 100 * MIB,
  connectionBytes: 10_000,
  streamBytes: 0,
  tokenMicroseconds: 35,
  pageMicroseconds: 7_000,
}
/** Nothing but connections: no process is ever added. */
const idle = { ...assumptions, tokensPerSecond: 0, pagesPerSecond: 0 }

/** Separate takes this much more without connections, and 2,000 bytes less for each. */
const round = (moreBytes: number): ModelRound => ({
  integrated: costs,
  separate: { ...costs, zeroBytes: costs.zeroBytes + moreBytes, connectionBytes: 8_000 },
})

describe('crossoverUsers', () => {
  it('is where the lines cross: the intercepts over the slopes', () => {
    // 20,000,000 bytes more ÷ 2,000 bytes less a connection = 10,000 connections = 100,000 users.
    const found = crossoverUsers([round(20e6), round(20e6)], idle, 1e6)
    expect(found).toMatchObject({ state: 'found', rounds: 2, above: 'separate' })
    expect(found.state === 'found' ? found.users : undefined).toBeCloseTo(100_000, 3)
  })

  it('has the interval of the rounds', () => {
    // Crossings at 100,000, 110,000 and 121,000. Reference: scipy.stats.t.interval of the logarithms, scipy 1.16.
    const found = crossoverUsers([round(20e6), round(22e6), round(24.2e6)], idle, 1e6)
    if (found.state !== 'found') throw new Error(found.state)
    expect(found.users / 110_000).toBeCloseTo(1, 9)
    expect(found.interval.from / 86_809.55999795199).toBeCloseTo(1, 9)
    expect(found.interval.to / 139_385.56997968286).toBeCloseTo(1, 9)
  })

  it('is where a process is added, when that changes the sides', () => {
    // A socket server takes 60 MiB whatever the bound: half of 120, and 120 − 60.
    const steps: ModelRound = {
      integrated: { ...costs, zeroBytes: 60 * MIB },
      separate: { ...costs, zeroBytes: 120 * MIB },
    }
    const streams = { ...assumptions, pagesPerSecond: 0 }
    // 20 tokens a second × 1% of the users × 35 µs ÷ 0.7: a core for every 100,000 users. Both add 60 MiB for each.
    expect(crossoverUsers([steps, steps], streams, 1e6)).toEqual({
      state: 'none',
      upTo: 1e6,
      cheaper: 'integrated',
    })
    // Integrated takes 80 MiB a process. Separate: a socket server of 40 to 60, and Next the rest of 120.
    const smaller = { ...steps, integrated: { ...costs, zeroBytes: 80 * MIB } }
    const found = crossoverUsers([smaller, smaller], streams, 1e6)
    // Least: 80 + 40n < 80n from n = 3, above 200,000. Most: 60 + 60n < 80n from n = 4, above 300,000.
    if (found.state !== 'found') throw new Error(found.state)
    expect(found.above).toBe('separate')
    expect(found.interval.from).toBeCloseTo(200_000, 3)
    expect(found.interval.to).toBeCloseTo(300_000, 3)
    expect(found.users).toBeCloseTo(Math.sqrt(200_000 * 300_000), 3)
  })

  it('is uncertain where it depends on the share of a socket server', () => {
    const half: ModelRound = {
      integrated: { ...costs, zeroBytes: 130 * MIB },
      separate: { ...costs, zeroBytes: 200 * MIB },
    }
    // Up to 290,000 users. Least: 130 + 70n < 130n from n = 3. Most: 100 + 100n < 130n from n = 4, which is not reached.
    const streams = { ...assumptions, pagesPerSecond: 0 }
    expect(crossoverUsers([half, half], streams, 290_000)).toEqual({
      state: 'uncertain',
      upTo: 290_000,
      why: { kind: 'socket-server' },
    })
  })

  it('is none where one needs less all the way', () => {
    const dearer = { ...costs, zeroBytes: 120 * MIB, connectionBytes: 11_000 }
    const always = [
      { integrated: costs, separate: dearer },
      { integrated: costs, separate: dearer },
    ]
    expect(crossoverUsers(always, idle, 1e6)).toEqual({
      state: 'none',
      upTo: 1e6,
      cheaper: 'integrated',
    })
    expect(crossoverUsers([round(20e6), round(20e6)], idle, 90_000)).toEqual({
      state: 'none',
      upTo: 90_000,
      cheaper: 'integrated',
    })
  })

  it('is uncertain where the rounds do not agree', () => {
    const never = round(1e9)
    expect(crossoverUsers([round(20e6), never], idle, 1e6)).toEqual({
      state: 'uncertain',
      upTo: 1e6,
      why: {
        kind: 'rounds',
        rounds: 2,
        crossing: 1,
        cheaperAtEnd: { integrated: 1, separate: 1 },
      },
    })
  })
})
