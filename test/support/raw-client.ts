import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { ServerFrame } from '../../core/protocol/frames.ts'
import type { Deployment } from './deployment.ts'
import { withTicket } from './tickets.ts'

/** How a socket was closed, as the client saw it. */
export type Closed = { readonly code: number; readonly reason: string }

/** A client that keeps every frame until the test asks for it. */
export type RawClient = AsyncDisposable & {
  readonly socket: WebSocket
  /** Sends text or bytes as they are, and anything else as JSON. */
  send(frame: unknown): void
  /** The next frame; fails when the socket closes first, or after `DEADLINE_MS`. */
  next(): Promise<ServerFrame>
  /** Frames that arrived and were not asked for. */
  readonly waiting: number
  closed(): Promise<Closed>
}

/** For everything that is bound to happen: long, because no test may depend on the machine's speed. */
export const DEADLINE_MS = 20_000

type ConnectOptions = {
  readonly origin?: string
  readonly autoPong?: boolean
  readonly headers?: Record<string, string>
}

/** Opens a socket as the deployment's own page would, with a ticket unless the address has one. */
export async function connect(
  { socketUrl, pageUrl }: Pick<Deployment, 'socketUrl' | 'pageUrl'>,
  { origin = pageUrl, autoPong = true, headers = {} }: ConnectOptions = {},
): Promise<RawClient> {
  const hasTicket = new URL(socketUrl).searchParams.has('ticket')
  const address = hasTicket ? socketUrl : await withTicket(socketUrl, { origin })
  const socket = new WebSocket(address, { origin, autoPong, headers })
  const queue: ServerFrame[] = []
  const arrivals = new EventTarget()
  let closed: Closed | undefined
  socket.on('message', data => {
    queue.push(JSON.parse(String(data)))
    arrivals.dispatchEvent(new Event('arrival'))
  })
  socket.on('close', (code, reason) => {
    closed = { code, reason: String(reason) }
    arrivals.dispatchEvent(new Event('arrival'))
  })
  await once(socket, 'open')
  socket.on('error', () => {})

  const arrival = async (what: string) => {
    const deadline = AbortSignal.timeout(DEADLINE_MS)
    await once(arrivals, 'arrival', { signal: deadline }).catch(() => {
      throw new Error(`expected ${what} within ${DEADLINE_MS} ms, found nothing`)
    })
  }
  return {
    socket,
    send(frame) {
      const raw = typeof frame === 'string' || Buffer.isBuffer(frame)
      socket.send(raw ? frame : JSON.stringify(frame))
    },
    async next() {
      while (true) {
        const frame = queue.shift()
        if (frame !== undefined) return frame
        if (closed) throw new Error(`expected a frame, found close ${closed.code} ${closed.reason}`)
        await arrival('a frame')
      }
    },
    get waiting() {
      return queue.length
    },
    async closed() {
      while (closed === undefined) await arrival('a close')
      return closed
    },
    async [Symbol.asyncDispose]() {
      socket.terminate()
    },
  }
}
