import { describe, expect, it } from 'vitest'
import { describeConnection, describeFailure, isConnectionLoss } from './words.ts'

describe('describeConnection', () => {
  it('counts down in whole seconds, never to zero', () => {
    const status = { state: 'reconnecting', retryAtMs: 10_000 } as const
    expect(describeConnection(status, 7500)).toBe('Reconnecting in 3 s')
    expect(describeConnection(status, 11_000)).toBe('Reconnecting in 1 s')
  })

  it('says why the socket closed, and what to do', () => {
    expect(describeConnection({ state: 'closed', code: 1012, reason: '' }, 0)).toBe(
      'Disconnected: the server restarted; connects with your next message',
    )
  })
})

describe('isConnectionLoss', () => {
  it.each([
    [new TypeError('WebSocket chat network connection failed.'), true],
    [new TypeError('WebSocket chat network connection closed (code 1012: restart).'), true],
    [new Error('WebSocket chat transport was closed.'), true],
    [new Error('The network connection to the upstream failed.'), false],
    [new TypeError('x is not a function'), false],
  ])('%s: %s', (error, expected) => {
    expect(isConnectionLoss(error)).toBe(expected)
  })
})

describe('describeFailure', () => {
  it.each([
    ['Check OPEN_API_KEY.', 'Check OPEN_API_KEY.'],
    ['', 'The server could not answer. Retry.'],
  ])('%j: %j', (message, expected) => {
    expect(describeFailure(new Error(message))).toBe(expected)
  })

  it('puts the words of a protocol error into ours', () => {
    expect(describeFailure(new Error('Out-of-order WebSocket chat chunk sequence.'))).toContain(
      'Reload the page',
    )
  })
})
