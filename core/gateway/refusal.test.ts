import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { refuseUpgrade } from './refusal.ts'

async function answerOf(status: 400 | 403 | 404 | 426 | 503, message: string): Promise<string> {
  const duplex = new PassThrough()
  refuseUpgrade(duplex, status, message)
  return text(duplex)
}

describe('refuseUpgrade', () => {
  it('answers in plain HTTP, and closes', async () => {
    expect(await answerOf(403, 'Not you.')).toBe(
      'HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 9\r\n\r\nNot you.\n',
    )
  })

  it('counts bytes, not characters', async () => {
    expect(await answerOf(404, '你')).toContain('Content-Length: 4\r\n')
  })

  it('tells when to come back where there was no room', async () => {
    expect(await answerOf(503, 'Full.')).toContain('\r\nRetry-After: 2\r\n')
    expect(await answerOf(400, 'Odd.')).not.toContain('Retry-After')
  })

  it('tells the version that is spoken where another was asked for', async () => {
    expect(await answerOf(426, 'Odd.')).toContain('\r\nSec-WebSocket-Version: 13\r\n')
    expect(await answerOf(400, 'Odd.')).not.toContain('Sec-WebSocket')
  })

  it('does nothing to a connection that is gone', async () => {
    const duplex = new PassThrough()
    duplex.on('error', () => {})
    duplex.destroy()
    refuseUpgrade(duplex, 403, 'Not you.')
    await new Promise(setImmediate)
    expect(duplex.destroyed).toBe(true)
  })
})
