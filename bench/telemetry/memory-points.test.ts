import { describe, expect, it } from 'vitest'
import type { MemorySample } from '../samples/run-sample.ts'
import type { Labels } from './series.ts'
import { memoryPoints, ownLabels } from './state-points.ts'

const PSS = 'process_proportional_memory_bytes'
const processes = [{ instance: 'next' }, { instance: 'socket server' }]

const reading = (pssBytesByProcess?: readonly number[]): MemorySample => ({
  type: 'memory',
  atMs: 0,
  connections: 0,
  pssBytes: undefined,
  kernelSocketBytes: undefined,
  processes: 2,
  ...(pssBytesByProcess === undefined ? {} : { pssBytesByProcess }),
})

describe('the memory series', () => {
  it('have a value for each process', () => {
    expect(memoryPoints(reading([10, 20]), processes, 5)).toEqual([
      { name: PSS, labels: { instance: 'next' }, value: 10, atMs: 5 },
      { name: PSS, labels: { instance: 'socket server' }, value: 20, atMs: 5 },
    ])
  })

  it('are not there where memory cannot be read', () => {
    expect(memoryPoints(reading(), processes, 5)).toEqual([])
  })
})

it.each<[Labels[], Labels]>([
  [[], {}],
  [[{}], {}],
  [[{}, { process: 'next', deployment: 'separate' }], { process: 'next' }],
])('of series with the labels %j, a process has those of its own %j', (labels, own) => {
  expect(ownLabels(labels.map(each => ({ name: 'x', labels: each, value: 1, atMs: 1 })))).toEqual(
    own,
  )
})
