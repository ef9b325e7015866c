import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { judgeHandshake } from './handshake.ts'

/** What a browser sends. */
const right: readonly [string, string][] = [
  ['Host', '127.0.0.1:3000'],
  ['Connection', 'Upgrade'],
  ['Upgrade', 'websocket'],
  ['Sec-WebSocket-Version', '13'],
  ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='],
]

function request(
  headers: readonly (readonly [string, string])[],
  { method = 'GET', version = '1.1' } = {},
): IncomingMessage {
  const message = new IncomingMessage(new Socket())
  message.method = method
  const [major, minor] = version.split('.').map(Number)
  Object.assign(message, { httpVersionMajor: major, httpVersionMinor: minor })
  message.rawHeaders = headers.flat()
  for (const [name, value] of headers.toReversed()) message.headers[name.toLowerCase()] = value
  return message
}

const without = (name: string) => right.filter(([known]) => known !== name)
const withValue = (name: string, value: string) =>
  right.map(([known, had]) => [known, known === name ? value : had] as const)

describe('judgeHandshake', () => {
  it('lets the handshake of RFC 6455 pass, whatever the case of the upgrade', () => {
    expect(judgeHandshake(request(right))).toEqual({ state: 'valid' })
    expect(judgeHandshake(request(withValue('Upgrade', 'WebSocket')))).toEqual({ state: 'valid' })
  })

  it.each([
    ['another method', request(right, { method: 'POST' }), 405, 'Expected a GET request.'],
    ['HTTP/1.0', request(right, { version: '1.0' }), 400, 'Expected HTTP/1.1.'],
    ['no Host', request(without('Host')), 400, 'Expected one Host header, found none.'],
    [
      'two Hosts',
      request([...right, ['host', 'other.example']]),
      400,
      'Expected one Host header, found 2.',
    ],
    ['an empty Host', request(withValue('Host', '')), 400, 'Expected one Host header, found none.'],
    [
      'another upgrade',
      request(withValue('Upgrade', 'h2c')),
      400,
      'Expected the header Upgrade: websocket.',
    ],
    [
      'version 8',
      request(withValue('Sec-WebSocket-Version', '8')),
      426,
      'Expected the header Sec-WebSocket-Version: 13.',
    ],
    [
      'no version',
      request(without('Sec-WebSocket-Version')),
      426,
      'Expected the header Sec-WebSocket-Version: 13.',
    ],
    [
      'two versions in one',
      request(withValue('Sec-WebSocket-Version', '13, 8')),
      426,
      'Expected the header Sec-WebSocket-Version: 13.',
    ],
    [
      'no key',
      request(without('Sec-WebSocket-Key')),
      400,
      'Expected a Sec-WebSocket-Key of 16 bytes in base64.',
    ],
    [
      'a short key',
      request(withValue('Sec-WebSocket-Key', 'c2hvcnQ=')),
      400,
      'Expected a Sec-WebSocket-Key of 16 bytes in base64.',
    ],
  ])('refuses %s', (_name, asked, status, message) => {
    expect(judgeHandshake(asked)).toEqual({ state: 'refused', status, message })
  })
})
