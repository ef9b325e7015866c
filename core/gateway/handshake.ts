import type { IncomingMessage } from 'node:http'

/** Whether an upgrade request is one of RFC 6455. */
export type Handshake =
  | { readonly state: 'valid' }
  | { readonly state: 'refused'; readonly status: 400 | 405 | 426; readonly message: string }

/** The version of RFC 6455, told with every 426 as its section 4.4 asks. */
export const WEBSOCKET_VERSION = '13'

/** 16 bytes in base64. */
const KEY = /^[+/0-9A-Za-z]{22}==$/

/**
 * Judges the opening handshake by RFC 6455, 4.2.1, before anybody answers it: `ws` admits HTTP/1.0, version 8, and any
 * number of `Host` headers.
 */
export function judgeHandshake(request: IncomingMessage): Handshake {
  const { method, httpVersionMajor, httpVersionMinor, headers, rawHeaders } = request
  if (method !== 'GET') return refuse(405, 'Expected a GET request.')
  if (httpVersionMajor === 1 && httpVersionMinor < 1) return refuse(400, 'Expected HTTP/1.1.')

  const hosts = rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host')
  if (hosts.length !== 1 || !headers.host) {
    return refuse(400, `Expected one Host header, found ${headers.host ? hosts.length : 'none'}.`)
  }
  if (headers.upgrade?.toLowerCase() !== 'websocket') {
    return refuse(400, 'Expected the header Upgrade: websocket.')
  }
  if (headers['sec-websocket-version'] !== WEBSOCKET_VERSION) {
    return refuse(426, `Expected the header Sec-WebSocket-Version: ${WEBSOCKET_VERSION}.`)
  }
  if (!KEY.test(headers['sec-websocket-key'] ?? '')) {
    return refuse(400, 'Expected a Sec-WebSocket-Key of 16 bytes in base64.')
  }
  return { state: 'valid' }
}

function refuse(status: 400 | 405 | 426, message: string): Handshake {
  return { state: 'refused', status, message }
}
