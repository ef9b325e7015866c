import { expect, test } from 'vitest'
import { freePort } from '../free-port.ts'
import { nodeScript } from '../testing/node-script.ts'
import { waitForLine, waitForUrl } from './readiness.ts'

const forever = 'setInterval(() => {}, 1000);'

test('a line that was printed before counts, and one that comes later too', async () => {
  await using script = await nodeScript(
    `console.log('first'); process.stderr.write('sec'); setTimeout(() => console.error('ond'), 20)`,
  )
  expect(await waitForLine(script, line => line.startsWith('f'))).toBe('first')
  expect(await waitForLine(script, line => line.startsWith('s'))).toBe('second')
  await script.exited
  expect(await waitForLine(script, line => line.startsWith('f'))).toBe('first')
})

test('whoever waits learns that the process has died, of what, and what it said', async () => {
  await using script = await nodeScript(`console.error('port 3000 is taken'); process.exitCode = 1`)
  await expect(waitForLine(script, line => line === 'ready')).rejects.toThrow(
    'script ended unexpectedly with exit code 1; the last lines of its output:\n  | port 3000 is taken',
  )
})

test('whoever waits for a stopped process is told so', async () => {
  await using script = await nodeScript(forever)
  const waiting = expect(waitForLine(script, line => line === 'ready')).rejects.toThrow(
    'script was stopped before it was ready: expected the awaited line; it printed nothing',
  )
  await script.stop()
  await waiting
})

test('a URL is ready at its first 2xx answer', async () => {
  const port = await freePort()
  await using script = await nodeScript(
    `let asked = 0; require('http').createServer((_, response) => { asked += 1; response.statusCode = asked < 3 ? 503 : 204; console.log(response.statusCode); response.end() }).listen(${port}, '127.0.0.1')`,
  )
  await waitForUrl(script, `http://127.0.0.1:${port}/readyz`)
  await waitForLine(script, line => line === '204')
  expect(script.tail()).toEqual(['503', '503', '204'])
})

test('a URL that never gets ready names its last answer', async () => {
  await using script = await nodeScript(forever)
  const port = await freePort()
  await expect(waitForUrl(script, `http://127.0.0.1:${port}/`, { timeoutMs: 200 })).rejects.toThrow(
    `script did not get ready within 200 ms: expected a 2xx answer from http://127.0.0.1:${port}/ (last: connect ECONNREFUSED 127.0.0.1:${port})`,
  )
})

test('an abort ends the wait with its reason', async () => {
  await using script = await nodeScript(forever)
  const abort = new AbortController()
  const waiting = waitForLine(script, line => line === 'ready', { signal: abort.signal })
  abort.abort(new Error('interrupted'))
  await expect(waiting).rejects.toThrow('interrupted')
})
