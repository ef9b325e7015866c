import { once } from 'node:events'
import { WebSocket } from 'ws'
import { readStamp } from '../../../mock/stamp.ts'
import { type DelayLog, monotonicNs } from './delay-log.ts'

/** The prompt that makes the mock stamp each token with the moment of writing. */
export const STAMPED_PROMPT = '[mock stamp] Tell me a story.'

/**
 * One socket to the deployment that asks for answer after answer and logs how late each token is: arrival − the moment
 * the mock wrote it.
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
  const { url, origin, name, log, onLost } = options
  const socket = new WebSocket(url, { origin, perMessageDeflate: false })
  let turn = 0
  let done = false

  const ask = () => {
    turn += 1
    const requestId = `${name}-${turn}`
    const messages = [
      { id: requestId, role: 'user', parts: [{ type: 'text', text: STAMPED_PROMPT }] },
    ]
    const frame = {
      type: 'send',
      requestId,
      id: requestId,
      trigger: 'submit-message',
      messages,
      headers: {},
      body: {},
    }
    socket.send(JSON.stringify(frame))
  }
  socket.on('message', (data: Buffer) => {
    const arrivedNs = monotonicNs()
    const text = data.toString()
    if (text.startsWith('{"type":"chunk"')) {
      const written = readStamp(text)
      if (written !== undefined) log.record(arrivedNs, Number(written))
      return
    }
    if (text.startsWith('{"type":"error"')) onLost(text)
    if (!done) ask()
  })
  socket.on('close', code => {
    if (!done) onLost(`closed with ${code}`)
  })
  socket.on('error', error => onLost(error.message))
  await once(socket, 'open')
  ask()
  return () => {
    done = true
    socket.close()
  }
}
