import { join } from 'node:path'
import { expect, test } from 'vitest'
import { gone, isAlive } from '../testing/process-state.ts'
import { type ManagedProcess, startProcess } from './managed-process.ts'
import { waitForLine } from './readiness.ts'

async function runner(...flags: string[]): Promise<ManagedProcess> {
  const file = join(import.meta.dirname, '..', 'testing', 'registry-runner.ts')
  return await startProcess({
    name: 'runner',
    command: { file: process.execPath, arguments: [file, ...flags] },
    environment: process.env,
  })
}

async function childOf(started: ManagedProcess): Promise<number> {
  return Number(await waitForLine(started, line => /^\d+$/.test(line)))
}

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s stops what the runner started and ends it with %i', async (signal, code) => {
  await using started = await runner('wait')
  const child = await childOf(started)
  process.kill(started.pid, signal)
  expect(await started.exited).toEqual({ code, signal: null })
  expect(started.tail()).toContain(`interrupted by ${signal}`)
  await gone(child)
})

test('a second signal ends a process at once that will not stop', async () => {
  await using started = await runner('wait', 'void 0')
  const child = await childOf(started)
  process.kill(started.pid, 'SIGINT')
  await waitForLine(started, line => line === 'interrupted by SIGINT')
  expect(await isAlive(child)).toBe(true)
  process.kill(started.pid, 'SIGINT')
  expect(await started.exited).toEqual({ code: 130, signal: null })
  await gone(child)
})

test.each([
  ['throw', 1],
  ['exit', 0],
])('a runner that ends by %s leaves nothing', async (end, code) => {
  await using started = await runner(end)
  const child = await childOf(started)
  expect(await started.exited).toEqual({ code, signal: null })
  await gone(child)
})
