import { describe, expect, it } from 'vitest'
import { socketUrl } from './socket-url.ts'

const separate = {
  deployment: { name: 'separate' },
  wsUrl: undefined,
  wsPort: 3001,
  host: 'localhost:3000',
  protocol: 'http',
} as const

describe('socketUrl', () => {
  it('is a path of the same origin in the integrated deployment, whatever else is set', () => {
    const deployment = { name: 'integrated', socketPath: '/api/websocket' } as const
    expect(socketUrl({ ...separate, deployment, wsUrl: 'ws://elsewhere:9' })).toBe('/api/websocket')
  })

  it.each([
    ['localhost:3000', 'http', 'ws://localhost:3001'],
    ['chat.example.org', 'https', 'wss://chat.example.org:3001'],
    ['192.168.1.20:3000', null, 'ws://192.168.1.20:3001'],
    ['[::1]:3000', 'http', 'ws://[::1]:3001'],
    ['localhost:3000/evil?x#y', 'http', 'ws://localhost:3001'],
    ['not a host', 'http', 'ws://localhost:3001'],
    [null, null, 'ws://localhost:3001'],
  ])('separate, page at host %s over %s: %s', (host, protocol, expected) => {
    expect(socketUrl({ ...separate, host, protocol })).toBe(expected)
  })

  it('takes the configured address in the separate deployment', () => {
    expect(socketUrl({ ...separate, wsUrl: 'wss://ws.example.org/chat' })).toBe(
      'wss://ws.example.org/chat',
    )
  })
})
