import { expect, test } from 'vitest'
import { nodeScript } from '../testing/node-script.ts'
import { gone, isAlive } from '../testing/process-state.ts'
import { outputTail, startProcess } from './managed-process.ts'
import { ProcessFailure } from './process-failure.ts'
import { waitForLine } from './readiness.ts'

const forever = 'setInterval(() => {}, 1000);'

test('a process is stopped by SIGTERM when it goes by itself, and stop may be called again', async () => {
  await using script = await nodeScript(
    `process.on('SIGTERM', () => { console.log('draining'); process.exit(7) }); ${forever} console.log('up')`,
  )
  await waitForLine(script, line => line === 'up')
  expect(await script.stop()).toEqual({ code: 7, signal: null })
  expect(await script.stop()).toEqual({ code: 7, signal: null })
  expect(script.tail()).toEqual(['up', 'draining'])
  expect(script.failed.aborted).toBe(false)
})

test('a process that ignores SIGTERM is killed after the grace, with what it started', async () => {
  await using script = await nodeScript(
    `const { pid } = require('child_process').spawn(process.execPath, ['-e', '${forever}'], { stdio: 'inherit' });
     process.on('SIGTERM', () => console.log('ignored')); ${forever} console.log(pid)`,
    { stopGraceMs: 100 },
  )
  const child = Number(await waitForLine(script, line => /^\d+$/.test(line)))
  expect(await isAlive(child)).toBe(true)
  expect(await script.stop()).toEqual({ code: null, signal: 'SIGKILL' })
  expect(script.tail()).toContain('ignored')
  await gone(child)
})

test('a process that is killed by the runner is gone at once, and has not failed', async () => {
  await using script = await nodeScript(
    `process.on('SIGTERM', () => {}); ${forever} console.log('up')`,
  )
  await waitForLine(script, line => line === 'up')
  expect(await script.kill()).toEqual({ code: null, signal: 'SIGKILL' })
  expect(await script.stop()).toEqual({ code: null, signal: 'SIGKILL' })
  expect(script.failed.aborted).toBe(false)
})

test('what a process leaves behind when it ends is killed', async () => {
  await using script = await nodeScript(
    `const { pid } = require('child_process').spawn(process.execPath, ['-e', '${forever}'], { stdio: 'inherit' });
     console.log(pid); process.exit(0)`,
  )
  const child = Number(await waitForLine(script, line => /^\d+$/.test(line)))
  expect(await script.exited).toEqual({ code: 0, signal: null })
  await gone(child)
})

test('an unexpected end aborts `failed` with the exit code and the tail of the output', async () => {
  await using script = await nodeScript(
    // One stream: which of two pipes is read first is chance.
    `for (let i = 1; i <= 300; i += 1) console.error('line ' + i); console.error('no memory'); process.exitCode = 3`,
  )
  expect(await script.exited).toEqual({ code: 3, signal: null })
  expect(await script.stop()).toEqual({ code: 3, signal: null })
  const failure: ProcessFailure = script.failed.reason
  expect(failure).toBeInstanceOf(ProcessFailure)
  expect(failure.message).toMatch(
    /^script ended unexpectedly with exit code 3; the last lines of its output:\n/,
  )
  expect(failure.message).toContain('  | no memory')
  expect(failure.tail).toHaveLength(200)
  expect(failure.tail).not.toContain('line 1')
})

test('a program that is not there is a failure with the remedy', async () => {
  const start = startProcess({
    name: 'mock',
    command: { file: 'no-such-program', arguments: [] },
    environment: process.env,
  })
  await expect(start).rejects.toThrow(
    'mock could not be started: spawn no-such-program ENOENT (no-such-program); is it installed and on PATH?',
  )
})

test('lines are put together across chunks, streams stay apart, the last lines are kept', () => {
  const heard: string[] = []
  const tail = outputTail(line => heard.push(line), 3)
  const [out, error] = [tail.source(), tail.source()]
  const euro = Buffer.from('€')
  out(Buffer.concat([Buffer.from('one\r\ntw'), euro.subarray(0, 2)]))
  error(Buffer.from('warning\n'))
  out(Buffer.concat([euro.subarray(2), Buffer.from('\nthree\nfo')]))
  expect(heard).toEqual(['one', 'warning', 'tw€', 'three'])
  out()
  expect(tail.lines()).toEqual(['tw€', 'three', 'fo'])
})

test('an endless line is cut', () => {
  const tail = outputTail(() => undefined)
  const sink = tail.source()
  for (let i = 0; i < 10; i += 1) sink(Buffer.alloc(1000, 'x'))
  sink()
  expect(tail.lines()).toEqual(['x'.repeat(4000)])
})
