import type { GatewayObserver, ObservedQueue } from '../../gateway/observer.ts'
import { CounterByLabel, type Family, single } from '../family.ts'
import { closeCodes } from '../label-values.ts'
import { metrics } from '../names.ts'

type CloseCodeLabel = (typeof closeCodes)[number]

const labelOfCode: ReadonlyMap<string, CloseCodeLabel> = new Map(
  closeCodes.map(code => [code, code]),
)

/**
 * Records sockets and handshakes. Queues are read at a scrape: nothing is counted as a frame passes.
 *
 * @param onDrain the gateway has begun to drain
 */
export function recordGateway(onDrain: () => void): {
  readonly observer: GatewayObserver
  readonly families: readonly Family[]
} {
  const queues = new Set<ObservedQueue>()
  const { connectionsClosed, handshakesRefused } = metrics
  const closed = new CounterByLabel(connectionsClosed, 'code', connectionsClosed.labels.code)
  const refused = new CounterByLabel(handshakesRefused, 'reason', handshakesRefused.labels.reason)
  let opened = 0
  let filled = 0
  let sentOverClosed = 0

  const sum = (read: (queue: ObservedQueue) => number) =>
    queues.values().reduce((total, queue) => total + read(queue), 0)

  return {
    observer: {
      handshakeRefused: reason => refused.add(reason),
      connectionOpened(queue) {
        opened += 1
        queues.add(queue)
      },
      connectionClosed(queue, code) {
        queues.delete(queue)
        sentOverClosed += queue.sentBytes
        closed.add(labelOfCode.get(String(code)) ?? 'other')
      },
      queueFilled() {
        filled += 1
      },
      drainBegan: onDrain,
    },
    families: [
      single(metrics.connections, () => queues.size),
      single(metrics.connectionsOpened, () => opened),
      closed,
      refused,
      single(metrics.queueBytes, () => sum(({ waitingBytes }) => waitingBytes)),
      single(metrics.slowReaders, () => sum(({ hasRoom }) => (hasRoom ? 0 : 1))),
      single(metrics.queueFilled, () => filled),
      single(metrics.sentBytes, () => sentOverClosed + sum(({ sentBytes }) => sentBytes)),
    ],
  }
}
