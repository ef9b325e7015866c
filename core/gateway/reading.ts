import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { Pauses } from './pauses.ts'
import { ReadingShare } from './reading-share.ts'
import type { UnfinishedFrames } from './unfinished-frames.ts'

/** The head of a control frame with its mask (RFC 6455, 5.2). */
const CONTROL_HEAD_BYTES = 6

/** What is read from one socket: how much of a frame that is not whole, and what whole ones cost. */
export type Reading = {
  /** A ping or pong with so many bytes, which may come within a frame. */
  control(bytes: number): void
  /** A frame is whole. */
  whole(): void
  /** The latest whole frame, of so many bytes, was handled in this time. */
  handled(handlingMs: number, bytes: number): void
  stop(): void
}

/**
 * Watches what a socket reads, and holds it up for its own share and for that of all.
 *
 * @param onGivenUp memory is short, and no frame was begun before this one
 */
export function watchReading(options: {
  socket: WebSocket
  duplex: Duplex & { readonly bytesRead?: number }
  percent: number
  frames: UnfinishedFrames
  onGivenUp: () => void
}): Reading {
  const { socket, duplex, percent, frames, onGivenUp } = options
  const pauses = new Pauses(socket)
  const share = new ReadingShare(pauses.reason(), percent)
  const reader = { ...pauses.reason(), giveUp: onGivenUp }
  const read = () => duplex.bytesRead ?? 0
  /** Bytes read that belong to no frame which is still to come. */
  let accounted = read()
  // After the listener of `ws`, which has taken what is whole.
  duplex.on('data', () => {
    if (socket.readyState === socket.OPEN) frames.received(reader, read() - accounted)
  })
  return {
    control(bytes) {
      accounted += CONTROL_HEAD_BYTES + bytes
    },
    whole() {
      accounted = read()
      frames.forget(reader)
    },
    handled(handlingMs, bytes) {
      frames.spent(handlingMs, bytes)
      // One that is being closed is read on: its close frame is on its way.
      if (socket.readyState === socket.OPEN) share.spent(handlingMs, bytes)
    },
    stop() {
      share.stop()
      frames.forget(reader)
    },
  }
}
