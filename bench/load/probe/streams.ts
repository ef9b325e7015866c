import { request } from 'undici'
import type { ServerFrame } from '../../../core/protocol/frames.ts'
import { readStamp } from '../../../mock/stamp.ts'
import { NodeSocket, type SocketAddress } from '../node-socket.ts'
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
export async function openRelayed(
  options: SocketAddress & {
    name: string
    onToken: (arrivedNs: number, writtenNs: number) => void
    onEnd: () => void
    onLost: (reason: string) => void
  },
): Promise<RelayedStream> {
  const { name, onToken, onEnd, onLost } = options
  const opened = Promise.withResolvers<void>()
  let turn = 0
  const requestId = () => `${name}-${turn}`

  const socket = new NodeSocket(options, {
    onOpen: opened.resolve,
    onText(text) {
      const arrivedNs = monotonicNs()
      const written = readStamp(text)
      if (written !== undefined) onToken(arrivedNs, Number(written))
      if (written !== undefined || text.startsWith('{"type":"chunk"')) return
      const { type } = JSON.parse(text) as ServerFrame
      if (type === 'error') onLost(text)
      if (type !== 'chunk') onEnd()
    },
    onEnd({ openedAtMs, why }) {
      if (openedAtMs === undefined) opened.reject(new Error(why))
      else onLost(why)
    },
  })
  await opened.promise
  return {
    ask() {
      turn += 1
      socket.send(sendFrame(requestId(), requestId(), STAMPED_PROMPT))
    },
    abort() {
      socket.send(JSON.stringify({ type: 'abort', requestId: requestId() }))
    },
    close: () => socket.close(),
  }
}

/**
 * A stream that asks for answer after answer and logs how late each token is: arrival − the moment the mock wrote it.
 *
 * @returns its end: closes the socket
 * @throws Error when the socket does not open
 */
export async function followRelayed(
  options: SocketAddress & {
    name: string
    log: DelayLog
    onLost: (reason: string) => void
  },
): Promise<() => void> {
  const { log, ...rest } = options
  const stream = await openRelayed({
    ...rest,
    onToken: (arrivedNs, writtenNs) => log.record(arrivedNs, writtenNs),
    onEnd: () => stream.ask(),
  })
  stream.ask()
  return () => stream.close()
}

const prompt = JSON.stringify({
  model: 'mock',
  stream: true,
  messages: [{ role: 'user', content: STAMPED_PROMPT }],
})

/**
 * A stream straight from the mock to the probe, with no deployment between them: what the measuring itself costs.
 * Answer after answer until the signal aborts.
 */
export async function followControl(
  mockUrl: string,
  log: DelayLog,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const { body } = await request(`${mockUrl}/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: prompt,
      signal,
    })
    for await (const piece of body) {
      const arrivedNs = monotonicNs()
      const written = readStamp(String(piece))
      if (written !== undefined) log.record(arrivedNs, Number(written))
    }
  }
}
