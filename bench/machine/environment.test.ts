import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCgroupLimits } from './cgroup-limits.ts'
import { describeEnvironment, readGitRevision } from './environment.ts'
import { commandOutput } from './process/command-output.ts'

async function temporary() {
  const path = await mkdtemp(join(tmpdir(), 'environment-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

test('the facts of this machine survive JSON', async () => {
  const root = join(import.meta.dirname, '..', '..')
  const facts = await describeEnvironment({ root, nodePath: process.execPath, k6Version: '1.8.1' })
  expect(JSON.parse(JSON.stringify(facts))).toEqual(facts)
  expect(facts.versions).toMatchObject({ node: process.version, k6: '1.8.1' })
  expect(facts.versions.ws).toMatch(/^8\./)
  expect(facts.usableCores).toBeLessThanOrEqual(facts.cores)
  expect(new Date(facts.startedAt).toISOString()).toBe(facts.startedAt)
})

test('an empty directory has unknown versions and no revision', async () => {
  await using directory = await temporary()
  const facts = await describeEnvironment({
    root: directory.path,
    nodePath: 'no-such-node',
    k6Version: 'unknown',
  })
  expect(facts.versions).toMatchObject({ node: 'unknown', next: 'unknown', ai: 'unknown' })
  expect(facts.git.state).toBe('unknown')
})

test('a revision, and whether the tree differs from it', async () => {
  await using directory = await temporary()
  const git = (...flags: string[]) =>
    commandOutput('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...flags], {
      cwd: directory.path,
    })
  await git('init')
  await git('commit', '--allow-empty', '-m', 'Begin')
  const revision = await git('rev-parse', 'HEAD')
  expect(await readGitRevision(directory.path)).toEqual({ state: 'known', revision, dirty: false })
  await writeFile(join(directory.path, 'new.ts'), '')
  expect(await readGitRevision(directory.path)).toEqual({
    state: 'known',
    revision,
    dirty: true,
    changes: expect.stringMatching(/^[0-9a-f]{12}$/),
  })
})

test('limits of both versions of cgroups', async () => {
  await using two = await temporary()
  await writeFile(join(two.path, 'cpu.max'), '150000 100000\n')
  await writeFile(join(two.path, 'memory.max'), 'max\n')
  expect(await readCgroupLimits(two.path)).toEqual({ cpuCores: 1.5, memoryBytes: 'unlimited' })

  await using one = await temporary()
  await mkdir(join(one.path, 'cpu'))
  await mkdir(join(one.path, 'memory'))
  await writeFile(join(one.path, 'cpu', 'cpu.cfs_quota_us'), '-1\n')
  await writeFile(join(one.path, 'cpu', 'cpu.cfs_period_us'), '100000\n')
  await writeFile(join(one.path, 'memory', 'memory.limit_in_bytes'), '536870912\n')
  expect(await readCgroupLimits(one.path)).toEqual({
    cpuCores: 'unlimited',
    memoryBytes: 536_870_912,
  })

  await using none = await temporary()
  expect(await readCgroupLimits(none.path)).toEqual({ cpuCores: 'unknown', memoryBytes: 'unknown' })
})
