import { connect } from 'node:net'
import { attack, inGroups, pageUrl, scaled } from './attacker.ts'

// Requests for pages whose heads are as long as Node takes them, and longer ones, many at once: each of these is answered
// 431, and the page is there afterwards.

const REQUESTS = scaled(2_000)
const AT_ONCE = 50
const { hostname, port } = new URL(pageUrl)

/** Node takes 16 KiB of head. */
const FITS = 15_000
const TOO_LONG = 20_000

const cookies = (bytes: number) => `Cookie: ${'a=1; '.repeat(bytes / 5)}`
const headers = (bytes: number) =>
  Array.from({ length: bytes / 30 }, (_, at) => `X-${at}: ${'x'.repeat(22)}`).join('\r\n')
const heads: readonly ((bytes: number) => readonly [target: string, lines: string])[] = [
  bytes => ['/streaming/socket', cookies(bytes)],
  bytes => ['/streaming/socket', headers(bytes)],
  bytes => ['/streaming/socket', `X: ${'x'.repeat(bytes)}`],
  bytes => [`/streaming/socket?${'x'.repeat(bytes)}`, 'X: x'],
]

/** The status that a head of about so many bytes is answered with; undefined where a reset overtook it. */
async function statusOf(at: number, bytes: number): Promise<number | undefined> {
  const [target, lines] = heads[at % heads.length]?.(bytes) ?? ['/', '']
  const socket = connect(Number(port), hostname)
  socket.on('error', () => {})
  socket.write(
    `GET ${target} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: close\r\n${lines}\r\n\r\n`,
  )
  const { promise, resolve } = Promise.withResolvers<Buffer | undefined>()
  socket.once('data', resolve).once('close', () => resolve(undefined))
  const answer = await promise
  socket.destroy()
  return answer && Number(/^HTTP\/1\.1 (\d{3})/.exec(String(answer))?.[1])
}

async function expectStatus(status: number, at: number, bytes: number): Promise<void> {
  const found = (await statusOf(at, bytes)) ?? 431
  if (found !== status)
    throw new Error(`head ${at % heads.length}: expected ${status}, found ${found}`)
}

await attack(async () => async () => {
  const all = Array.from({ length: REQUESTS }, (_, at) => at)
  await inGroups(all, AT_ONCE, at => expectStatus(431, at, TOO_LONG))
  for (const at of heads.keys()) await expectStatus(200, at, FITS)
})
