import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { type AllowedCores, parseCoreList, pinningPlan, readAllowedCores } from './cores.ts'
import { pinnedCommand, prioritisedCommand } from './pinning.ts'
import { startProcess } from './process/managed-process.ts'
import { waitForLine } from './process/readiness.ts'
import { onPlatform } from './testing/platform.ts'

const linux = process.platform === 'linux'

function cores(...groups: number[][]): AllowedCores {
  const siblings = new Map(groups.flatMap(group => group.map(core => [core, group] as const)))
  return { state: 'measured', cores: groups.flat().sort((a, b) => a - b), siblings }
}

test("the kernel's list of cores", () => {
  expect(parseCoreList('0-1,4,6-8\n')).toEqual([0, 1, 4, 6, 7, 8])
  expect(parseCoreList('3')).toEqual([3])
})

test('one core: nothing to part', () => {
  expect(pinningPlan(cores([0]))).toEqual({
    state: 'unpinned',
    reason: 'needs 2 cores to part the deployment from its load, found 1',
  })
})

test('two cores: the deployment on one, all else on the other', () => {
  expect(pinningPlan(cores([0], [1]))).toEqual({
    state: 'pinned',
    deployment: [1],
    mock: [0],
    loadGenerator: [0],
    probe: [0],
    runner: [0],
    deploymentSharesPhysicalCore: false,
  })
  expect(pinningPlan(cores([0, 1]))).toMatchObject({ deploymentSharesPhysicalCore: true })
})

test('more cores: the deployment still has one, the load generator gets what is left', () => {
  expect(pinningPlan(cores([0], [1], [2]))).toMatchObject({
    deployment: [2],
    mock: [0],
    loadGenerator: [1],
    probe: [0],
    runner: [0],
  })
  expect(pinningPlan(cores([0], [1], [2], [3]))).toMatchObject({
    deployment: [3],
    mock: [0],
    probe: [1],
    loadGenerator: [2],
    runner: [0],
  })
  expect(pinningPlan(cores([2], [3], [5], [6], [7]))).toMatchObject({
    deployment: [7],
    mock: [2],
    probe: [3],
    loadGenerator: [5, 6],
    runner: [2],
  })
})

test("the other thread of the deployment's core stays idle", () => {
  expect(pinningPlan(cores([0, 2], [1, 3]))).toEqual({
    state: 'pinned',
    deployment: [3],
    mock: [0],
    loadGenerator: [2],
    probe: [0],
    runner: [0],
    deploymentSharesPhysicalCore: false,
  })
})

test.each([
  { groups: [[0], [1]], deployment: undefined },
  {
    groups: [[0], [1], [2]],
    deployment: [2, 1],
    harness: { mock: [0], probe: [0], loadGenerator: [0], runner: [0] },
  },
  {
    groups: [[0], [1], [2], [3]],
    deployment: [3, 2],
    harness: { mock: [0], probe: [0], loadGenerator: [1], runner: [0] },
  },
  {
    groups: [[0], [1], [2], [3], [4], [5], [6], [7]],
    deployment: [7, 6],
    harness: { mock: [0], probe: [1], loadGenerator: [2, 3, 4, 5], runner: [0] },
  },
  // With hardware threads: of different physical cores first; the threads beside them idle while two cores remain.
  { groups: [[0, 1]], deployment: undefined },
  {
    groups: [[0], [1, 2]],
    deployment: [2, 0],
    harness: { mock: [1], loadGenerator: [1] },
    shares: true,
  },
  {
    groups: [
      [0, 1],
      [2, 3],
    ],
    deployment: [3, 1],
    harness: { mock: [0], loadGenerator: [2] },
    shares: true,
  },
  {
    groups: [
      [0, 2],
      [1, 3],
    ],
    deployment: [3, 2],
    harness: { mock: [0], loadGenerator: [1] },
    shares: true,
  },
  {
    groups: [
      [0, 4],
      [1, 5],
      [2, 6],
      [3, 7],
    ],
    deployment: [7, 6],
    harness: { mock: [0], probe: [1], loadGenerator: [4, 5], runner: [0] },
  },
  // All of one physical core: there is no other choice.
  { groups: [[0, 1, 2, 3]], deployment: [3, 2], harness: { mock: [0] }, shares: true },
])('two cores for the deployment of $groups: $deployment', options => {
  const { groups, deployment, harness, shares = false } = options
  const plan = pinningPlan(cores(...groups), 2)
  if (deployment === undefined) {
    expect(plan).toEqual({
      state: 'unpinned',
      reason: 'needs 3 cores to part the deployment from its load, found 2',
    })
    return
  }
  expect(plan).toMatchObject({
    ...harness,
    state: 'pinned',
    deployment,
    deploymentSharesPhysicalCore: shares,
  })
})

test.skipIf(!linux)(
  'a pinned process runs on its core alone, under the id that was started',
  async () => {
    const allowed = await readAllowedCores()
    if (allowed.state !== 'measured') throw new Error(allowed.reason)
    const core = allowed.cores.at(-1) ?? 0
    const plain = {
      file: process.execPath,
      arguments: ['-e', `console.log('up'); setInterval(() => {}, 1000)`],
    }
    const wrapped = await pinnedCommand(plain, [core])
    expect(wrapped.state).toBe('wrapped')
    await using started = await startProcess({
      name: 'pinned',
      command: wrapped.command,
      environment: process.env,
    })
    await waitForLine(started, line => line === 'up')
    const status = await readFile(`/proc/${started.pid}/status`, 'utf8')
    expect(status).toMatch(new RegExp(`^Cpus_allowed_list:\\s*${core}$`, 'm'))
  },
)

test.skipIf(!linux)(
  'a core that is not there leaves the command as it was, with the reason',
  async () => {
    const command = { file: 'true', arguments: [] }
    const outcome = await pinnedCommand(command, [4095])
    expect(outcome).toMatchObject({ state: 'unchanged', command })
    expect(outcome).toHaveProperty(
      'reason',
      expect.stringContaining('taskset -c 4095 does not work'),
    )
  },
)

test.skipIf(!linux)('a priority is lowered always, raised where that is allowed', async () => {
  const command = { file: 'nice', arguments: [] }
  expect(await prioritisedCommand(command, 5)).toMatchObject({ state: 'unchanged', command })
  const raised = await prioritisedCommand(command)
  const expected = process.getuid?.() === 0 ? 'nice -n -10 nice' : 'nice'
  expect([raised.command.file, ...raised.command.arguments].join(' ')).toBe(expected)
})

test('elsewhere commands stay as they are', async () => {
  using _ = onPlatform('darwin')
  const command = { file: 'true', arguments: ['x'] }
  expect(await readAllowedCores()).toMatchObject({ state: 'unavailable' })
  expect(await pinnedCommand(command, [0])).toEqual({
    state: 'unchanged',
    command,
    reason: 'taskset is a Linux command',
  })
  expect(await prioritisedCommand(command)).toMatchObject({ state: 'unchanged', command })
})
