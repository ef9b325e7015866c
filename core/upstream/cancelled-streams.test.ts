import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

// In a process of its own: where it fails, it never comes back.
const SCRIPT = `
const { createServer } = await import('node:http2')
const { once } = await import('node:events')
const { createHttpFetch } = await import('./core/upstream/http-fetch.ts')
/** Of each request its stream, once the server has it. */
const streams = new Map()
const streamOf = at => streams.getOrInsertComputed(at, () => Promise.withResolvers())
const server = createServer()
server.on('stream', (stream, headers) => {
  stream.on('error', () => {})
  streamOf(headers[':path'].split('/')[1]).resolve({ closed: once(stream, 'close').then(() => stream.rstCode) })
  // It reads on after a while, when the request has been given up.
  setTimeout(() => stream.resume(), 100)
})
server.on('sessionError', () => {})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const { fetch } = createHttpFetch({ plainHttp2: true })
const ask = (at, characters, signal) => fetch('http://127.0.0.1:' + server.address().port + '/' + at + '/chat/completions', {
  method: 'POST', body: 'x'.repeat(characters), signal,
}).catch(error => error.name)
ask('first', 1)
await streamOf('first').promise
const outcomes = await Promise.all(Array.from({ length: 60 }, async (_, at) => {
  const control = new AbortController()
  const name = ask(at, 200_000, control.signal)
  const { closed } = await streamOf(String(at)).promise
  control.abort()
  return [await name, await closed]
}))
console.log(JSON.stringify([...new Set(outcomes.map(String))]))
process.exit(0)
`

const NGHTTP2_CANCEL = 8

it('a request that is given up before all of it was sent is cancelled, and the process goes on', () => {
  const { stdout, signal } = spawnSync(process.execPath, ['--input-type=module', '-e', SCRIPT], {
    encoding: 'utf8',
    timeout: 20_000,
  })
  expect([signal, stdout]).toEqual([null, `["AbortError,${NGHTTP2_CANCEL}"]\n`])
})
