import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { Pauses } from './pauses.ts'
import { ReadingShare } from './reading-share.ts'
import type { UnfinishedFrames } from './unfinished-frames.ts'

/** The head of a control frame with its mask (RFC 6455, 5.2). */
const CONTROL_HEAD_BYTES = 6

/** What a peer that was told to go may cost before it is cut off: it need not send any more. */
const CLOSING_MS = 5

/** What is read from one socket: how much of a frame that is not whole, and what all of it costs. */
export type Reading = {
  /** A ping or pong with so many bytes, which may come within a frame. */
  control(bytes: number): void
  /** A frame is whole. */
  whole(): void
  stop(): void
}

/**
 * Watches what a socket reads, and holds it up for its own share and for that of all. A read is on the clock from its
 * bytes to the end of what was done with its frames.
 *
 * @param onGivenUp the socket is to be ended without a word, for this reason
 */
export function watchReading(options: {
  socket: WebSocket
  duplex: Duplex & { readonly bytesRead?: number }
  percent: number
  frames: UnfinishedFrames
  onGivenUp: (reason: string) => void
}): Reading {
  const { socket, duplex, percent, frames, onGivenUp } = options
  const pauses = new Pauses(socket)
  const share = new ReadingShare(pauses.reason(), percent)
  const giveUp = () => onGivenUp('the memory of the frame that it has begun')
  const reader = { ...pauses.reason(), giveUp }
  const read = () => duplex.bytesRead ?? 0
  /** Bytes read that belong to no frame which is still to come. */
  let accounted = read()
  /** Bytes of the frames that became whole in this read. */
  let wholeBytes = 0
  let begunMs = 0
  let closing = false
  let closingMs = 0

  // One listener before that of `ws`, which has taken what is whole, and one after it.
  duplex.prependListener('data', () => {
    begunMs = performance.now()
  })
  duplex.on('data', () => {
    const costMs = performance.now() - begunMs
    frames.spent(costMs, wholeBytes)
    wholeBytes = 0
    if (closing) {
      closingMs += costMs
      if (closingMs > CLOSING_MS) onGivenUp('what it sends after it was told to go')
      return
    }
    // One that is being closed is read on: its close frame is on its way.
    closing = socket.readyState !== socket.OPEN
    if (closing) return
    frames.received(reader, read() - accounted)
    share.spent(costMs)
  })
  return {
    control(bytes) {
      accounted += CONTROL_HEAD_BYTES + bytes
    },
    whole() {
      wholeBytes += read() - accounted
      accounted = read()
      frames.forget(reader)
    },
    stop() {
      share.stop()
      frames.forget(reader)
    },
  }
}
