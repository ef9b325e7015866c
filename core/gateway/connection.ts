import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Chats } from '../chat/chats.ts'
import type { Quota } from '../chat/quota.ts'
import { Session } from '../chat/session.ts'
import type { Limits } from '../config.ts'
import { log } from '../log.ts'
import { announceRetry, closeCodes } from '../protocol/close-codes.ts'
import { hasAtMostValues } from '../protocol/frame-values.ts'
import type { Heartbeat } from './heartbeat.ts'
import type { GatewayObserver } from './observer.ts'
import { RateLimit } from './rate-limit.ts'
import { watchReading } from './reading.ts'
import { SendQueue } from './send-queue.ts'
import type { UnfinishedFrames } from './unfinished-frames.ts'

/** RFC 6455, 5.5: a control frame carries at most 125 bytes, of which the close code takes two. */
const MAX_REASON_BYTES = 123

/** How long a peer may take to answer our close frame. */
const CLOSE_TIMEOUT_MS = 2_000

/** An open socket, as the gateway sees it. */
export type Connection = {
  /** Closes with 1012, at once when no answer is on its way, else after the last; `retryAfterMs` says when to come back. */
  retire(retryAfterMs: number): void
  /** Ends it without a word. */
  terminate(): void
}

/**
 * Joins a socket to a chat session: frames in, frames out, limits, heartbeat.
 *
 * @param duplex the socket's connection: it knows how much waits in the queue, and when it has drained
 * @param user whose chats its session sees; undefined where nobody is told apart
 * @param quota what the client may have beside others of its address
 * @param unfinished the frames that all sockets have begun to send
 * @param heldByKernel bytes that the kernel still holds for the peer, where it says so
 * @param onClosed called once, however it ended
 */
export function openConnection(options: {
  socket: WebSocket
  duplex: Duplex
  chats: Chats
  heartbeat: Heartbeat
  user?: string | undefined
  quota: Quota
  heldByKernel: () => Promise<number | undefined>
  unfinished: UnfinishedFrames
  limits: Limits
  observer: GatewayObserver
  onClosed: () => void
}): Connection {
  const { socket, duplex, chats, heartbeat, user, quota, heldByKernel, unfinished, limits } =
    options
  const { observer, onClosed } = options
  let retryAfterMs: number | undefined
  let sentCode: number | undefined

  const close = ({ code }: { code: number }, reason: string) => {
    // A peer that goes on sending after it was told to go must not start a timer with each frame.
    if (socket.readyState !== socket.OPEN) return
    if (code !== closeCodes.restart.code) log.info({ code }, 'closing a socket')
    sentCode = code
    socket.close(code, truncate(reason))
    // A peer that does not read never sees the close frame.
    setTimeout(() => socket.terminate(), CLOSE_TIMEOUT_MS).unref()
  }
  const sendQueue = new SendQueue(socket, duplex, {
    maxBytes: limits.queueBytes,
    slowReaderMs: limits.slowReaderMs,
    heldByKernel,
    onFull: observer.queueFilled,
    onDrain: () => session.drained(),
    onStuck: () => close(closeCodes.overload, closeCodes.overload.reason),
  })
  const session = new Session({
    chats,
    sink: sendQueue,
    user,
    quota,
    promptBytes: limits.promptBytes,
    liveAnswers: limits.liveAnswers,
    refusedFrames: limits.refusedFrames,
    onViolation: reason => close(closeCodes.policy, reason),
    onIdle: () => {
      if (retryAfterMs !== undefined) close(closeCodes.restart, announceRetry(retryAfterMs))
    },
  })
  const frames = new RateLimit(limits.messagesPerSecond)
  // Whatever the limits are, a frame that may be so long may be sent.
  const bytesPerSecond = Math.max(limits.bytesPerSecond, limits.frameBytes)
  const bytes = new RateLimit(bytesPerSecond)
  const reading = watchReading({
    socket,
    duplex,
    percent: limits.readingPercent,
    frames: unfinished,
    onGivenUp(reason) {
      log.info({ reason }, 'ending a socket')
      socket.terminate()
    },
  })
  const pulse = heartbeat.watch(socket)
  observer.connectionOpened(sendQueue)

  /** Counts what the peer sends, control frames too; false once it sends too much, or was told to go. */
  const heard = ({ byteLength }: Buffer) => {
    if (socket.readyState !== socket.OPEN) {
      reading.late()
      return false
    }
    pulse.alive()
    const fits = bytes.admit(byteLength)
    if (frames.admit() && fits) return true
    const limit = fits ? `${limits.messagesPerSecond} frames` : `${bytesPerSecond} bytes`
    close(closeCodes.policy, `more than ${limit} a second`)
    return false
  }
  socket.on('pong', (data: Buffer) => {
    reading.control(data.byteLength)
    heard(data)
  })
  socket.on('ping', (data: Buffer) => {
    reading.control(data.byteLength)
    if (heard(data)) socket.pong(data)
  })
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    reading.whole()
    if (!heard(data)) return
    if (isBinary) {
      close(closeCodes.policy, 'expected a text frame, found a binary one')
      return
    }
    const startedMs = performance.now()
    try {
      if (hasAtMostValues(data, limits.frameValues)) session.receive(String(data))
      else close(closeCodes.policy, `more than ${limits.frameValues} values in one frame`)
    } catch (error) {
      // A fault of ours. Uncaught, it would end the process, and with it every other socket.
      log.error({ err: error }, 'a frame could not be handled')
      close(closeCodes.internal, closeCodes.internal.reason)
    }
    reading.handled(performance.now() - startedMs)
  })
  // `ws` closes by itself on what breaks RFC 6455 (1002, 1007, 1009); the error only tells of it.
  socket.on('error', () => {})
  socket.on('close', (code: number) => {
    // A peer that never answers our close frame leaves 1006 behind.
    observer.connectionClosed(sendQueue, sentCode ?? code)
    pulse.stop()
    reading.stop()
    sendQueue.close()
    session.close()
    onClosed()
  })

  return {
    retire(announcedMs) {
      retryAfterMs = announcedMs
      if (session.idle) close(closeCodes.restart, announceRetry(announcedMs))
    },
    terminate: () => socket.terminate(),
  }
}

function truncate(reason: string): string {
  const bytes = Buffer.from(reason)
  if (bytes.byteLength <= MAX_REASON_BYTES) return reason
  return bytes
    .subarray(0, MAX_REASON_BYTES - 3)
    .toString()
    .replace(/�$/, '')
}
