import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { Pauses } from './pauses.ts'
import { ReadingShare } from './reading-share.ts'
import type { UnfinishedFrames } from './unfinished-frames.ts'

/** The head of a control frame with its mask (RFC 6455, 5.2). */
const CONTROL_HEAD_BYTES = 6

/** What a peer may still send when it was told to go, because it is on its way: frames, and milliseconds of reading. */
const LATE = { frames: 100, readingMs: 5 }

/** What is read from one socket: how much of a frame that is not whole, and what all of it costs. */
export type Reading = {
  /** A ping or pong with so many bytes, which may come within a frame. */
  control(bytes: number): void
  /** A frame is whole. */
  whole(): void
  /** The frame that became whole was handled in this time. */
  handled(handlingMs: number): void
  /** A frame of a peer that was told to go. */
  late(): void
  stop(): void
}

/**
 * Watches what a socket reads, and holds it up for its own share and for that of all. On the clock are what `ws` does with
 * the bytes of a read, fragments included, and what is done with each frame.
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
  let wholeBytes = 0
  let readingMs = 0
  let begunMs = 0
  const late = { frames: 0, readingMs: 0 }
  const heardLate = (part: Partial<typeof late>) => {
    late.frames += part.frames ?? 0
    late.readingMs += part.readingMs ?? 0
    if (late.frames > LATE.frames || late.readingMs > LATE.readingMs) {
      onGivenUp('what it sends after it was told to go')
    }
  }

  // One listener before that of `ws`, and one after it.
  duplex.prependListener('data', () => {
    begunMs = performance.now()
  })
  duplex.on('data', () => {
    const costMs = performance.now() - begunMs
    // One that is being closed is read on: its close frame is on its way.
    if (socket.readyState !== socket.OPEN) {
      heardLate({ readingMs: costMs })
      return
    }
    readingMs += costMs
    frames.received(reader, read() - accounted)
    share.spent(costMs)
  })
  return {
    control(bytes) {
      accounted += CONTROL_HEAD_BYTES + bytes
    },
    whole() {
      wholeBytes = read() - accounted
      accounted = read()
      frames.forget(reader)
      reader.resume()
    },
    handled(handlingMs) {
      frames.spent(readingMs + handlingMs, wholeBytes)
      readingMs = 0
      if (socket.readyState === socket.OPEN) share.spent(handlingMs)
    },
    late: () => heardLate({ frames: 1 }),
    stop() {
      share.stop()
      frames.forget(reader)
    },
  }
}
