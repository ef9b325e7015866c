import { describe, expect, it } from 'vitest'
import type { DeploymentName } from '../claims/claim.ts'
import { type Demand, demandOf } from './demand.ts'
import type { ModelRound } from './model.ts'
import { coresOf, processesOf, resourcesOf, type Split } from './resources.ts'
import { assumptions, MIB } from './testing/measured.ts'

const costs = { tokenMicroseconds: 35, pageMicroseconds: 7_000, streamBytes: 0 }
const round: ModelRound = {
  integrated: { ...costs, zeroBytes: 100 * MIB, connectionBytes: 10_000 },
  separate: { ...costs, zeroBytes: 150 * MIB, connectionBytes: 8_000 },
}
const demand = demandOf(assumptions)

describe('demandOf', () => {
  it('multiplies users by shares', () => {
    expect(demand).toEqual({
      connections: 10_000,
      streams: 1_000,
      tokensPerSecond: 20_000,
      pagesPerSecond: 100,
    })
  })
})

describe('coresOf', () => {
  it('is CPU over 70% of a core', () => {
    // 20,000 × 35 µs = 0.7 of a core; 100 × 7 ms = 0.7 of another.
    const { tokens, pages } = coresOf(round.integrated, demand)
    expect(tokens).toBeCloseTo(1, 12)
    expect(pages).toBeCloseTo(1, 12)
  })
})

describe('processesOf', () => {
  it.each([
    ['integrated', { tokens: 0, pages: 0 }, { sockets: 1, pages: 1, all: 1 }],
    ['integrated', { tokens: 0.6, pages: 0.5 }, { sockets: 2, pages: 2, all: 2 }],
    ['separate', { tokens: 0, pages: 0 }, { sockets: 1, pages: 1, all: 2 }],
    ['separate', { tokens: 2.1, pages: 0.5 }, { sockets: 3, pages: 1, all: 4 }],
  ] as const)('%s for %j', (deployment, cores, processes) => {
    expect(processesOf(deployment, cores)).toEqual(processes)
  })
})

const split = 'least'
const much = { ...demand, connections: 0 }
const memoryOf = (deployment: DeploymentName, demand: Demand, split: Split) =>
  resourcesOf(deployment, round, { demand, split }).memoryBytes

describe('resourcesOf', () => {
  it('takes one process of each kind as measured, and adds connections', () => {
    const little = { ...demand, tokensPerSecond: 2_000, pagesPerSecond: 10 }
    expect(resourcesOf('integrated', round, { demand: little, split }).memoryBytes).toBe(
      100 * MIB + 10_000 * 10_000,
    )
    expect(resourcesOf('separate', round, { demand: little, split }).memoryBytes).toBe(
      150 * MIB + 10_000 * 8_000,
    )
    expect(resourcesOf('integrated', round, { demand: little, split }).cores).toBeCloseTo(0.2, 12)
  })

  it('adds whole processes to integrated, socket servers alone to separate', () => {
    // 2.5 cores of tokens, 0.5 of pages: integrated 3 whole processes, separate 3 socket servers and 1 of Next.
    const demand = { ...much, tokensPerSecond: 50_000, pagesPerSecond: 49.9 }
    expect(memoryOf('integrated', demand, 'least')).toBe(300 * MIB)
    // A socket server: from 150 − 100 to half of 150.
    expect(memoryOf('separate', demand, 'least')).toBe(100 * MIB + 3 * 50 * MIB)
    expect(memoryOf('separate', demand, 'most')).toBe(75 * MIB + 3 * 75 * MIB)
  })

  it('adds processes of Next to separate where pages need them', () => {
    const demand = { ...much, tokensPerSecond: 0, pagesPerSecond: 250 }
    expect(memoryOf('separate', demand, 'least')).toBe(3 * 100 * MIB + 50 * MIB)
    expect(memoryOf('separate', demand, 'most')).toBe(3 * 75 * MIB + 75 * MIB)
  })

  it('keeps the bounds of a socket server in order, whatever was measured', () => {
    const demand = { ...much, tokensPerSecond: 30_000, pagesPerSecond: 0 }
    const zeroBytes = (integrated: number): ModelRound => ({
      ...round,
      integrated: { ...round.integrated, zeroBytes: integrated },
    })
    const twice = (measured: ModelRound) =>
      resourcesOf('separate', measured, { demand, split: 'least' }).memoryBytes
    expect(twice(zeroBytes(160 * MIB))).toBe(150 * MIB)
    expect(twice(zeroBytes(10 * MIB))).toBe(75 * MIB + 2 * 75 * MIB)
  })

  it('adds the answers under way', () => {
    const little = { ...demand, tokensPerSecond: 0, pagesPerSecond: 0 }
    const streaming = { ...round, separate: { ...round.separate, streamBytes: 1_000 } }
    const plain = resourcesOf('separate', round, { demand: little, split }).memoryBytes
    expect(resourcesOf('separate', streaming, { demand: little, split }).memoryBytes).toBe(
      plain + 1_000 * 1_000,
    )
  })
})
