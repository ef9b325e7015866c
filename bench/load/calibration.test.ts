import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import { WebSocketServer } from 'ws'
import { type CalibrationAnswer, calibrate, calibrationOf } from './calibration.ts'

const answer = (parts: Partial<CalibrationAnswer>): CalibrationAnswer => ({
  type: 'stream',
  turn: 0,
  plannedMs: 1_000,
  sentMs: 1_000,
  firstTextMs: 1_100,
  lastTextMs: 3_000,
  tokens: 40,
  largestGapMs: 60,
  delaysMs: [],
  outcome: 'end',
  ...parts,
})

describe('calibrationOf', () => {
  it('is the mean of the answers that came whole', () => {
    const answers = [
      answer({}),
      answer({ lastTextMs: 5_000, tokens: 60 }),
      answer({ outcome: 'error', lastTextMs: 1_001, tokens: 1 }),
    ]
    expect(calibrationOf(answers)).toEqual({ meanTokens: 50, meanSeconds: 3, stamps: 'none' })
  })

  it.each([
    ['this-machine', [0.2, 0.4]],
    ['other-clock', [-5_000]],
    ['other-clock', [0.2, 3_600_000]],
  ])('takes the stamps to be of %s for delays of %j ms', (stamps, delaysMs) => {
    expect(calibrationOf([answer({ delaysMs })]).stamps).toBe(stamps)
  })

  it('says what the server said when no answer came', () => {
    const refused = answer({ outcome: 'error', error: 'The API refused the key.' })
    const silent = answer({ tokens: 0 })
    expect(() => calibrationOf([refused, refused, silent])).toThrow(
      'found: The API refused the key.; end, without text. Remedy',
    )
  })
})

describe('calibrate', () => {
  it('gives up a server whose answers have no end, and leaves no socket open', async () => {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const origin = `http://127.0.0.1:${port}`
    const url = `ws://127.0.0.1:${port}`
    const attached = { kind: 'attached', name: 'target', url, origin } as const
    try {
      const asked = calibrate(attached, new AbortController().signal, 200)
      await expect(asked).rejects.toThrow('expected the end of an answer, found none within 0.2 s')
      await vi.waitFor(() => expect(server.clients.size).toBe(0))
    } finally {
      server.close()
    }
  })
})
