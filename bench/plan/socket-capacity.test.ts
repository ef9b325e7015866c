import { describe, expect, it } from 'vitest'
import { memoryLadder } from './scenarios/ladders.ts'
import { reachableSteps, type SocketCapacity } from './socket-capacity.ts'

const GIB = 1024 ** 3
const plenty: SocketCapacity = { descriptors: 65_536, ports: 28_232, availableBytes: 8 * GIB }
const reached = (changed: Partial<SocketCapacity>) =>
  reachableSteps(memoryLadder.action.profile.steps, { ...plenty, ...changed })

describe('reachableSteps', () => {
  it('reaches all where there is plenty', () => {
    expect(reached({})).toEqual({ steps: [100, 1_000, 5_000, 10_000], missed: [] })
  })

  it.each([
    [
      { descriptors: 10_511 },
      '10000 connections: not reached, needs a descriptor limit of 10512, found 10511',
    ],
    [{ ports: 10_999 }, '10000 connections: not reached, needs 11000 local ports, found 10999'],
    [
      { availableBytes: GIB },
      '10000 connections: not reached, needs 1563 MiB of memory, found 1024 MiB',
    ],
  ])('leaves out what %j does not allow, and says why', (changed, line) => {
    expect(reached(changed)).toEqual({ steps: [100, 1_000, 5_000], missed: [line] })
  })
})
