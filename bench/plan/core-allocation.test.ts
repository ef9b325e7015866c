import { describe, expect, it } from 'vitest'
import {
  bindingIn,
  type CoreBinding,
  coresForEach,
  describeBinding,
  processCores,
  requireCores,
  reservedCores,
} from './core-allocation.ts'
import { deploymentNamed, deployments } from './subjects/registry.ts'

const [integrated] = deployments
if (integrated === undefined) throw new Error('expected a deployment')

describe('the cores of an allocation', () => {
  it('are one whatever the deployments, where they are equal', () => {
    expect(reservedCores('equal', deployments)).toBe(1)
  })

  it('are as many for every deployment as the one with the most processes has', () => {
    expect(reservedCores('each', deployments)).toBe(2)
    expect(reservedCores('each', [integrated])).toBe(1)
    expect(coresForEach(deployments)).toBe(3)
  })

  it('are refused where the machine has too few, with what is needed, what there is and the remedy', () => {
    expect(() => requireCores('each', deployments, 2)).toThrow(
      '--cores each: needs 3 usable cores (one for each process of the deployment, and one for the load), found 2. Remedy: leave out --cores,',
    )
    expect(() => requireCores('each', deployments, 3)).not.toThrow()
    expect(() => requireCores('each', [integrated], 2)).not.toThrow()
    expect(() => requireCores('equal', deployments, 2)).not.toThrow()
    expect(() => requireCores('equal', deployments, 1)).toThrow(
      'expected 2 usable cores, one for the deployment and one for its load, found 1:',
    )
    expect(() => requireCores('equal', [], 1)).not.toThrow()
  })
})

it.each([
  { allocation: 'equal', deployment: [1], loadGenerator: [0] },
  { allocation: 'equal', deployment: [2, 3], loadGenerator: [0, 1, 12] },
  { allocation: 'each', processes: [{ name: 'integrated', core: 1 }], loadGenerator: [0] },
  {
    allocation: 'each',
    processes: [
      { name: 'next', core: 13 },
      { name: 'socket server', core: 12 },
    ],
    loadGenerator: [0, 1],
  },
] satisfies readonly CoreBinding[])('reads %j back from its words', binding => {
  expect(bindingIn(describeBinding(binding))).toEqual(binding)
})

// Kept in every result: other words would make its report forget the cores.
it('reads what results hold', () => {
  const text = 'deployment on core 1, load generator on core 0'
  expect(bindingIn(text)).toEqual({ allocation: 'equal', deployment: [1], loadGenerator: [0] })
})

it('counts a deployment beside itself once, whose processes have the same cores', () => {
  const separate = { name: 'separate', processes: deploymentNamed('separate').processes }
  const names = separate.processes.map(({ name }) => name)
  const expected = [
    { name: names[0], core: 3 },
    { name: names[1], core: 2 },
  ]
  for (const again of ['separate-again', 'separate-before']) {
    expect(processCores([separate, { ...separate, name: again }], [3, 2])).toEqual(expected)
  }
  expect(processCores([integrated, separate], [3, 2])).toHaveLength(3)
})

it('tells the core of each process', () => {
  const processes = [
    { name: 'next', core: 3 },
    { name: 'socket server', core: 2 },
  ]
  expect(describeBinding({ allocation: 'each', processes, loadGenerator: [0, 1] })).toBe(
    'next on core 3, socket server on core 2, load generator on core 0,1',
  )
})

it.each([
  'not pinned: taskset is a Linux command',
  'deployment on core 1, load generator on core ',
  'load generator on core 0',
  'next on core 1, socket server on core 2',
  'deployment on core 1, next on core 2, load generator on core 0',
  'not pinned: next on core 1, load generator on core 0',
])('finds none in %j', text => expect(bindingIn(text)).toBeUndefined())
