import { connect as connectTcp } from 'node:net'
import { DEADLINE_MS } from './raw-client.ts'

/** An upgrade request, byte by byte. A header that is undefined is left out. */
export type UpgradeRequest = {
  readonly port: number
  /** The request target: a path, or what a hostile client puts in its place. */
  readonly target: string
  readonly headers?: Readonly<Record<string, string | undefined>>
  /** Header lines beside them: for a header that comes twice. */
  readonly moreLines?: readonly string[]
  readonly method?: string
  readonly version?: '1.0' | '1.1'
}

/** What came back before the connection ended, or before the 101's headers did. */
export type UpgradeAnswer = {
  readonly status: number
  readonly head: string
  readonly body: string
}

/**
 * Asks for an upgrade by hand, and reads the answer. The connection is ended with the answer.
 *
 * @throws Error when there is no answer within `withinMs`
 */
export async function requestUpgrade(
  { port, target, headers = {}, moreLines = [], method = 'GET', version = '1.1' }: UpgradeRequest,
  withinMs = DEADLINE_MS,
): Promise<UpgradeAnswer> {
  const all = {
    Host: `127.0.0.1:${port}`,
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    ...headers,
  }
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  )
  const socket = connectTcp(port, '127.0.0.1')
  socket.setTimeout(withinMs, () => socket.destroy(new Error(`no answer within ${withinMs} ms`)))
  socket.write(
    `${[`${method} ${target} HTTP/${version}`, ...lines, ...moreLines].join('\r\n')}\r\n\r\n`,
  )

  let received = ''
  for await (const bytes of socket) {
    received += String(bytes)
    if (received.startsWith('HTTP/1.1 101') && received.includes('\r\n\r\n')) break
  }
  const [head = '', body = ''] = received.split('\r\n\r\n', 2)
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]), head, body }
}
