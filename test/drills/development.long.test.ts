import { readdir, readFile, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { deploymentNamed } from '../../bench/plan/subjects/registry.ts'
import { perform } from '../../bench/run/run-trial.ts'
import { root } from '../support/deployment.ts'
import { DEADLINE_MS } from '../support/raw-client.ts'
import { drill, shortAction, testbed } from './drill-run.ts'

const DRILL_MS = 180_000

it('an edit shows, and the answers go on', { timeout: DRILL_MS }, async () => {
  const page = join(root, 'src/app/bench/rendered/page.tsx')
  const before = await readFile(page, 'utf8')
  const { faults, streams, samples } = await drill('development', 'integrated')
  const actions = faults.map(({ action }) => action)
  expect(actions.length).toBeGreaterThan(0)
  expect(actions).toEqual(actions.map((_, index) => (index % 2 === 0 ? 'edit' : 'visible')))
  expect(streams.map(({ outcome, drops }) => [outcome, drops])).toEqual(
    streams.map(() => ['exact', 0]),
  )
  expect(samples.some(({ type }) => type === 'start')).toBe(true)
  expect(await readFile(page, 'utf8')).toBe(before)
  expect(await scratchTrees()).toEqual([])
})

it('one that is interrupted leaves neither a copy nor a process', {
  timeout: DRILL_MS,
}, async () => {
  const interruption = new AbortController()
  const reason = new Error('interrupted by the test')
  let copies: readonly string[] = []
  const running = perform(shortAction('development'), {
    subject: deploymentNamed('separate'),
    testbed: { ...testbed, signal: interruption.signal },
    seed: 1,
    onProgress() {},
    async onSample({ type }) {
      if (type !== 'fault') return
      copies = await scratchTrees()
      interruption.abort(reason)
    },
  })
  await expect(running).rejects.toBe(reason)
  expect(copies).toHaveLength(1)
  expect(await scratchTrees()).toEqual([])
  if (process.platform !== 'linux') return
  // Next leaves a process of its own behind for a moment, which sees that telemetry is off and ends.
  await expect.poll(() => processesIn(copies[0] ?? ''), { timeout: DEADLINE_MS }).toEqual([])
})

async function scratchTrees(): Promise<readonly string[]> {
  return (await readdir(join(root, 'results'))).filter(name => name.startsWith('.development-'))
}

/** What runs in that copy, gone or not: the link to a folder that was removed still names it. */
async function processesIn(copy: string): Promise<readonly string[]> {
  const pids = (await readdir('/proc')).filter(name => /^\d+$/.test(name))
  const places = await Promise.all(
    pids.map(async pid => [pid, await readlink(`/proc/${pid}/cwd`).catch(() => '')] as const),
  )
  return places.filter(([, place]) => place.includes(copy)).map(([pid]) => pid)
}
