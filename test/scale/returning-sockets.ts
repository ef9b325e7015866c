import { NodeSocket, type SocketEnd } from '../../bench/load/node-socket.ts'
import { announcedRetryMs } from '../../core/protocol/close-codes.ts'
import type { Scale } from './start-scale.ts'

/** Sockets that nobody asks anything on, each of which comes back when its server has said so. */
export type ReturningSockets = Disposable & {
  /** When one came back, in milliseconds of `performance.now()`. */
  readonly returnedAtMs: readonly number[]
  /** How many are open. */
  readonly open: number
  /** Why some came back on their own account, or not at all. */
  readonly unannounced: readonly string[]
}

/**
 * Opens so many. A page of ours connects when its user asks; other clients hold their socket, and come back all together.
 *
 * @param heeds whether they wait for as long as the server said
 */
export async function openReturningSockets(
  { socketUrl: url, pageUrl: origin, tickets }: Pick<Scale, 'socketUrl' | 'pageUrl' | 'tickets'>,
  count: number,
  heeds: boolean,
): Promise<ReturningSockets> {
  const sockets = new Set<NodeSocket>()
  const returnedAtMs: number[] = []
  const unannounced: string[] = []
  let open = 0
  const connect = (onOpen: () => void) => {
    const ended = ({ openedAtMs, reason, why }: SocketEnd) => {
      sockets.delete(socket)
      if (openedAtMs !== undefined) open -= 1
      const announcedMs = announcedRetryMs(reason)
      if (announcedMs === undefined) unannounced.push(why)
      setTimeout(
        () => connect(() => returnedAtMs.push(performance.now())),
        heeds ? announcedMs : 0,
      ).unref()
    }
    const opened = () => {
      open += 1
      onOpen()
    }
    const socket = new NodeSocket(
      { url, origin, tickets },
      { onOpen: opened, onText() {}, onEnd: ended },
    )
    sockets.add(socket)
  }
  for (let at = 0; at < count; at += 1) {
    const { promise, resolve } = Promise.withResolvers<void>()
    connect(resolve)
    await promise
  }
  return {
    returnedAtMs,
    unannounced,
    get open() {
      return open
    },
    [Symbol.dispose]() {
      for (const socket of sockets) socket.terminate()
    },
  }
}

/** The most that happened within any second. */
export function mostInASecond(momentsMs: readonly number[]): number {
  const sorted = momentsMs.toSorted((a, b) => a - b)
  let most = 0
  let from = 0
  for (const [at, ms] of sorted.entries()) {
    while ((sorted[from] ?? ms) <= ms - 1_000) from += 1
    most = Math.max(most, at - from + 1)
  }
  return most
}
