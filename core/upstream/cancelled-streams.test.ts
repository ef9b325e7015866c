import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

// In a process of its own: where it fails, it never comes back.
const SCRIPT = `
const { createServer } = await import('node:http2')
const { once } = await import('node:events')
const { setTimeout: delay } = await import('node:timers/promises')
const { createHttpFetch } = await import('./core/upstream/http-fetch.ts')
const reset = []
const server = createServer()
server.on('stream', stream => {
  stream.on('error', () => {}).on('close', () => reset.push(stream.rstCode))
  // It reads on after a while, when the request has been given up.
  setTimeout(() => stream.resume(), 100)
})
server.on('sessionError', () => {})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const { fetch, close } = createHttpFetch({ plainHttp2: true })
const ask = (characters, ms) => fetch('http://127.0.0.1:' + server.address().port + '/v1/chat/completions', {
  method: 'POST', body: 'x'.repeat(characters), signal: AbortSignal.timeout(ms),
}).catch(error => error.name)
ask(1, 60_000)
await delay(50)
const names = await Promise.all(Array.from({ length: 60 }, (_, at) => ask(200_000, at % 30)))
await delay(500)
console.log(new Set(names).size, names[0], reset.length > 0 && reset.every(code => code === 8))
process.exit(0)
`

it('a request that is given up before all of it was sent is cancelled, and the process goes on', () => {
  const { stdout, signal } = spawnSync(process.execPath, ['--input-type=module', '-e', SCRIPT], {
    encoding: 'utf8',
    timeout: 20_000,
  })
  expect([signal, stdout]).toEqual([null, '1 TimeoutError true\n'])
})
