import type { GatewayObserver, ObservedQueue } from '../../gateway/observer.ts'
import { counterOf, countersOf, type Family, gaugeOf } from '../family.ts'
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
  const closed = countersOf(metrics.connectionsClosed)
  const refused = countersOf(metrics.handshakesRefused)
  let opened = 0
  let filled = 0
  let sentOverClosed = 0

  const sum = (read: (queue: ObservedQueue) => number) =>
    queues.values().reduce((total, queue) => total + read(queue), 0)

  return {
    observer: {
      handshakeRefused: reason => refused.metric.inc({ reason }),
      connectionOpened(queue) {
        opened += 1
        queues.add(queue)
      },
      connectionClosed(queue, code) {
        queues.delete(queue)
        sentOverClosed += queue.sentBytes
        closed.metric.inc({ code: labelOfCode.get(String(code)) ?? 'other' })
      },
      queueFilled() {
        filled += 1
      },
      drainBegan: onDrain,
    },
    families: [
      gaugeOf(metrics.connections, () => queues.size),
      counterOf(metrics.connectionsOpened, () => opened),
      closed,
      refused,
      gaugeOf(metrics.queueBytes, () => sum(({ waitingBytes }) => waitingBytes)),
      gaugeOf(metrics.slowReaders, () => sum(({ hasRoom }) => (hasRoom ? 0 : 1))),
      counterOf(metrics.queueFilled, () => filled),
      counterOf(metrics.sentBytes, () => sentOverClosed + sum(({ sentBytes }) => sentBytes)),
    ],
  }
}
