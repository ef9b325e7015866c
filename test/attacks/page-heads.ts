import { connect } from 'node:net'
import { attack, inGroups, pageUrl, scaled, socketPort } from './attacker.ts'

// Requests for pages whose heads are as long as Node takes them, and longer ones, many at once: these are answered
// 431, by the process with the socket too, and the page is there afterwards.

const REQUESTS = scaled(2_000)
const AT_ONCE = 50
const { hostname, port } = new URL(pageUrl)
const pagePort = Number(port)

/** Of which one comes through for each kind of head, though a reset may overtake an answer. */
const TO_SOCKET = 40

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
async function statusOf(to: number, kind: number, bytes: number): Promise<number | undefined> {
  const [target, lines] = heads[kind]?.(bytes) ?? ['/', '']
  const socket = connect(to, hostname)
  socket.on('error', () => {})
  socket.write(
    `GET ${target} HTTP/1.1\r\nHost: ${hostname}:${to}\r\nConnection: close\r\n${lines}\r\n\r\n`,
  )
  const { promise, resolve } = Promise.withResolvers<Buffer | undefined>()
  socket.once('data', resolve).once('close', () => resolve(undefined))
  const answer = await promise
  socket.destroy()
  return answer && Number(/^HTTP\/1\.1 (\d{3})/.exec(String(answer))?.[1])
}

/** Sends so many heads that are too long. @throws Error at another answer than 431, or where a kind of head got none */
async function expectRefusals(to: number, requests: number): Promise<void> {
  const refused = new Set<number>()
  const all = Array.from({ length: requests }, (_, at) => at % heads.length)
  await inGroups(all, AT_ONCE, async kind => {
    const found = await statusOf(to, kind, TOO_LONG)
    if (found === undefined) return
    if (found !== 431) throw new Error(`head ${kind}: expected 431, found ${found}`)
    refused.add(kind)
  })
  for (const kind of heads.keys())
    if (!refused.has(kind)) throw new Error(`head ${kind}: expected 431, found no answer`)
}

await attack(async () => async () => {
  await expectRefusals(pagePort, REQUESTS)
  await expectRefusals(socketPort, TO_SOCKET)
  for (const kind of heads.keys()) {
    const found = await statusOf(pagePort, kind, FITS)
    if (found !== 200) throw new Error(`head ${kind}: expected 200, found ${found}`)
  }
})
