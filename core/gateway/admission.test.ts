import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { admit } from './admission.ts'

const door = {
  draining: false,
  connections: 0,
  maxConnections: 2,
  allowedOrigins: ['http://localhost:3000', 'https://chat.example.com'],
}

/** A request with this Origin header, or with none. */
function requestFrom(origin: string | undefined): IncomingMessage {
  const request = new IncomingMessage(new Socket())
  if (origin !== undefined) request.headers.origin = origin
  return request
}

describe('admit', () => {
  it.each(door.allowedOrigins)('lets %s in', origin => {
    expect(admit(requestFrom(origin), door)).toEqual({ state: 'admitted' })
  })

  it.each([
    ['no Origin', undefined],
    ['null', 'null'],
    ['the word absent', 'absent'],
    ['an empty one', ''],
    ['a suffix of the host', 'https://evil-chat.example.com'],
    ['a longer host', 'https://chat.example.com.evil.com'],
    ['another port', 'http://localhost:3001'],
    ['no port', 'http://localhost'],
    ['the default port written out', 'https://chat.example.com:443'],
    ['another scheme', 'http://chat.example.com'],
    ['a socket scheme', 'wss://chat.example.com'],
    ['another case', 'https://Chat.example.com'],
    ['a scheme in another case', 'HTTPS://chat.example.com'],
    ['a trailing slash', 'https://chat.example.com/'],
    ['a trailing dot', 'https://chat.example.com.'],
    ['a path', 'https://chat.example.com/chat'],
    ['credentials', 'https://user@chat.example.com'],
    ['another host', 'https://evil.com'],
    ['two origins', 'https://chat.example.com, https://evil.com'],
    ['another address of this machine', 'http://127.0.0.1:3000'],
    ['a space', ' https://chat.example.com'],
  ])('turns %s away', (_name, origin) => {
    expect(admit(requestFrom(origin), door)).toMatchObject({ state: 'refused', status: 403 })
  })

  it('names the origin, cut short, and the remedy', () => {
    expect(admit(requestFrom(`http://${'x'.repeat(5_000)}`), door)).toEqual({
      state: 'refused',
      reason: 'origin',
      status: 403,
      message: `The origin "http://${'x'.repeat(193)}" is not allowed. Remedy: add it to ALLOWED_ORIGINS.`,
    })
  })

  it('lets null and absent in only where they are listed', () => {
    const open = { ...door, allowedOrigins: ['null', 'absent'] }
    expect(admit(requestFrom('null'), open).state).toBe('admitted')
    expect(admit(requestFrom(undefined), open).state).toBe('admitted')
    expect(admit(requestFrom('http://localhost:3000'), open).state).toBe('refused')
  })

  it('counts connections up to the limit', () => {
    const request = requestFrom('http://localhost:3000')
    expect(admit(request, { ...door, connections: 1 }).state).toBe('admitted')
    expect(admit(request, { ...door, connections: 2 })).toEqual({
      state: 'refused',
      reason: 'full',
      status: 503,
      message: 'All 2 connections are taken.',
    })
  })

  it('lets nobody in while it drains', () => {
    expect(admit(requestFrom('http://localhost:3000'), { ...door, draining: true })).toEqual({
      state: 'refused',
      reason: 'draining',
      status: 503,
      message: 'The server is restarting.',
    })
  })
})
