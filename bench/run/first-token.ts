import { setTimeout as delay } from 'node:timers/promises'
import { NodeSocket, type SocketAddress } from '../load/node-socket.ts'
import { sendFrame } from '../load/send-frame.ts'
import { messageOf } from '../machine/availability.ts'
import { unlessAborted } from '../machine/process/pause.ts'

/** How often a socket that is not up yet is tried again. */
const RETRY_MS = 20

/** The mock's own share of the time is nothing, so that the figure is the deployment's. */
const PROMPT = '[mock ttft=0 gap=0 length=1] Hello.'

/**
 * Waits until a deployment's socket has given the first text of an answer, trying from before it is up.
 *
 * @throws the signal's reason when it aborts first, and the last refusal as its cause
 */
export async function untilFirstToken(
  options: SocketAddress & { signal: AbortSignal },
): Promise<void> {
  const { signal } = options
  while (true) {
    const refusal = await askOnce(options).then(
      () => undefined,
      error => messageOf(error),
    )
    if (refusal === undefined) return
    signal.throwIfAborted()
    await delay(RETRY_MS, undefined, { signal }).catch(() => {
      throw new Error(`expected a first token, found ${refusal}`, { cause: signal.reason })
    })
  }
}

async function askOnce({
  signal,
  ...address
}: SocketAddress & { signal: AbortSignal }): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const socket = new NodeSocket(address, {
    onOpen: () => socket.send(sendFrame('first-token', 'first-token', PROMPT)),
    onText(text) {
      if (text.includes('"type":"text-delta"')) resolve()
      if (text.startsWith('{"type":"error"')) reject(new Error(text))
    },
    onEnd: ({ why }) => reject(new Error(why)),
  })
  try {
    await unlessAborted(promise, signal)
  } finally {
    socket.terminate()
  }
}
