import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { WEBSOCKET_VERSION } from './handshake.ts'

/** Seconds after which a client that was turned away for lack of room may come back. */
const RETRY_AFTER_SECONDS = 2

/** Answers an upgrade request with plain HTTP and lets the connection go. */
export function refuseUpgrade(
  duplex: Duplex,
  status: 400 | 401 | 403 | 404 | 405 | 426 | 429 | 503,
  message: string,
): void {
  const body = `${message}\n`
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    // RFC 9110, 15.5.2: a 401 says how to be let in.
    ...(status === 401 ? ['WWW-Authenticate: Ticket'] : []),
    ...(status === 429 || status === 503 ? [`Retry-After: ${RETRY_AFTER_SECONDS}`] : []),
    ...(status === 426 ? [`Sec-WebSocket-Version: ${WEBSOCKET_VERSION}`] : []),
  ]
  duplex.once('finish', () => duplex.destroy())
  duplex.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
