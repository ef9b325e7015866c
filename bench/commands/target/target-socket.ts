import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { SendFrame, ServerFrame } from '../../../core/protocol/frames.ts'
import { monotonicNs } from '../../load/probe/delay-log.ts'
import { AnswerLog, type AnswerRecord } from './answer-log.ts'

/** A socket to the server, on which any number of answers may be under way. */
export type TargetSocket = {
  /** Asks for an answer. Settles when it has ended, by whatever; never rejects. */
  ask(prompt: string): Promise<AnswerRecord>
  /** Ends every answer that is under way as unfinished, and the socket. */
  close(): void
}

type Listeners = {
  /** From which moment milliseconds count, on the monotonic clock. */
  readonly beginNs: () => number
  readonly onText: () => void
  /** The socket went away by itself. */
  readonly onDrop: (code: number) => void
}

const HANDSHAKE_MS = 10_000

/**
 * Opens a socket.
 *
 * @throws Error with the server's answer when the handshake fails
 */
export async function openTargetSocket(
  { url, origin, name }: { url: string; origin: string; name: string },
  { beginNs, onText, onDrop }: Listeners,
): Promise<TargetSocket> {
  const socket = new WebSocket(url, {
    origin,
    perMessageDeflate: false,
    handshakeTimeout: HANDSHAKE_MS,
  })
  await once(socket, 'open')
  const answers = new Map<string, AnswerLog>()
  let turn = 0
  let done = false
  let gone: string | undefined

  const end = (requestId: string, ...how: Parameters<AnswerLog['end']>) => {
    answers.get(requestId)?.end(...how)
    answers.delete(requestId)
  }
  socket.on('message', data => {
    const arrivedNs = monotonicNs()
    const frame = parsed(String(data))
    if (frame === undefined) {
      socket.close(1002)
      gone = `expected a frame of the AI SDK's protocol, found ${String(data).slice(0, 80)}`
      return
    }
    const { requestId } = frame
    if (frame.type === 'end') end(requestId, arrivedNs, 'end')
    if (frame.type === 'error') end(requestId, arrivedNs, 'error', frame.errorText)
    if (frame.type !== 'chunk' || frame.chunk.type !== 'text-delta') return
    onText()
    answers.get(requestId)?.text(arrivedNs, frame.chunk.delta)
  })
  // What went wrong shows in the close that follows.
  socket.on('error', error => {
    gone ??= error.message
  })
  socket.on('close', code => {
    gone ??= `closed with ${code}`
    for (const requestId of answers.keys()) end(requestId, monotonicNs(), 'lost', gone)
    if (!done) onDrop(code)
  })

  return {
    ask(prompt) {
      turn += 1
      const sentNs = monotonicNs()
      const log = new AnswerLog(beginNs(), sentNs)
      if (gone !== undefined) {
        log.end(sentNs, 'lost', gone)
        return log.ended
      }
      const requestId = `${name}-${turn}`
      answers.set(requestId, log)
      socket.send(JSON.stringify(turnFrame(requestId, prompt)))
      return log.ended
    },
    close() {
      done = true
      for (const requestId of answers.keys()) end(requestId, monotonicNs(), 'unfinished')
      socket.close(1000)
    },
  }
}

/** A chat of its own for each turn, as the SDK's client writes it. */
function turnFrame(requestId: string, text: string): SendFrame & { headers: object; body: object } {
  return {
    type: 'send',
    requestId,
    id: requestId,
    trigger: 'submit-message',
    messages: [{ id: requestId, role: 'user', parts: [{ type: 'text', text }] }],
    headers: {},
    body: {},
  }
}

function parsed(text: string): ServerFrame | undefined {
  try {
    const frame = JSON.parse(text) as ServerFrame | null
    return typeof frame?.type === 'string' && typeof frame.requestId === 'string'
      ? frame
      : undefined
  } catch {
    return undefined
  }
}
