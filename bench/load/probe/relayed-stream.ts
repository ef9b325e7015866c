import { once } from 'node:events'
import { WebSocket } from 'ws'
import { readStamp } from '../../../mock/stamp.ts'
import { sendFrame } from '../send-frame.ts'
import { type DelayLog, monotonicNs } from './delay-log.ts'

/** The prompt that makes the mock stamp each token with the moment of writing. */
export const STAMPED_PROMPT = '[mock stamp] Tell me a story.'

/** One socket to a deployment, whose answers are timed token by token. */
export type RelayedStream = {
  /** Asks for an answer; the next may be asked for when this one has ended. */
  ask(): void
  /** Stops the answer that is under way. */
  abort(): void
  close(): void
}

/**
 * Opens one.
 *
 * @param options.onToken hears of each token: when it arrived, and when the mock wrote it, in nanoseconds of the monotonic clock
 * @param options.onEnd an answer has ended, by whatever
 * @param options.onLost something went wrong, in words
 * @throws Error when the socket does not open
 */
export async function openRelayed(options: {
  url: string
  origin: string
  name: string
  onToken: (arrivedNs: number, writtenNs: number) => void
  onEnd: () => void
  onLost: (reason: string) => void
}): Promise<RelayedStream> {
  const { url, origin, name, onToken, onEnd, onLost } = options
  const socket = new WebSocket(url, { origin, perMessageDeflate: false })
  let turn = 0
  let done = false
  const requestId = () => `${name}-${turn}`

  socket.on('message', (data: Buffer) => {
    const arrivedNs = monotonicNs()
    const text = data.toString()
    if (text.startsWith('{"type":"chunk"')) {
      const written = readStamp(text)
      if (written !== undefined) onToken(arrivedNs, Number(written))
      return
    }
    if (text.startsWith('{"type":"error"')) onLost(text)
    onEnd()
  })
  socket.on('close', code => {
    if (!done) onLost(`closed with ${code}`)
  })
  socket.on('error', error => onLost(error.message))
  await once(socket, 'open')
  return {
    ask() {
      turn += 1
      socket.send(sendFrame(requestId(), requestId(), STAMPED_PROMPT))
    },
    abort() {
      socket.send(JSON.stringify({ type: 'abort', requestId: requestId() }))
    },
    close() {
      done = true
      socket.close()
    },
  }
}

/**
 * A stream that asks for answer after answer and logs how late each token is: arrival − the moment the mock wrote it.
 *
 * @returns its end: closes the socket
 * @throws Error when the socket does not open
 */
export async function followRelayed(options: {
  url: string
  origin: string
  name: string
  log: DelayLog
  onLost: (reason: string) => void
}): Promise<() => void> {
  const { log, ...rest } = options
  let done = false
  const stream = await openRelayed({
    ...rest,
    onToken: (arrivedNs, writtenNs) => log.record(arrivedNs, writtenNs),
    onEnd: () => {
      if (!done) stream.ask()
    },
  })
  stream.ask()
  return () => {
    done = true
    stream.close()
  }
}
