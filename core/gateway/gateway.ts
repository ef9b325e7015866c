import { once } from 'node:events'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Chats } from '../chat/chats.ts'
import type { Config } from '../config.ts'
import { log } from '../log.ts'
import { LimitsByAddress } from './address-limits.ts'
import { admit } from './admission.ts'
import { blockListOf, clientAddress } from './client-address.ts'
import { type Connection, openConnection } from './connection.ts'
import type { UpgradeHandler } from './dispatch-upgrades.ts'
import { judgeHandshake } from './handshake.ts'
import { Handshakes } from './handshakes.ts'
import { Heartbeat } from './heartbeat.ts'
import { KernelQueues } from './kernel-queues.ts'
import { type GatewayObserver, unobservedGateway } from './observer.ts'
import { refuseUpgrade } from './refusal.ts'
import { retryPlan } from './retry-plan.ts'
import { UnfinishedFrames } from './unfinished-frames.ts'
import { MAX_FRAGMENTS, WordedWebSocket } from './worded-web-socket.ts'

/** The socket's door. */
export type Gateway = {
  /** Takes an upgrade request at the socket's path. */
  readonly handleUpgrade: UpgradeHandler
  /**
   * Stops accepting, lets live answers end within `drainMs`, ends the rest with one terminal error, and closes every
   * socket with 1012 and the moment to come back. Resolves when the last is closed.
   */
  drain(): Promise<void>
}

const RESTARTING = 'The server is restarting. Retry in a moment.'

/** How long sockets may take to close once they were told to. */
const CLOSE_GRACE_MS = 2_500

/** Opens the door to these chats. */
export function createGateway(
  chats: Chats,
  { limits, allowedOrigins, trustedProxies, heartbeatMs, drainMs }: Config,
  observer: GatewayObserver = unobservedGateway,
): Gateway {
  const heartbeat = new Heartbeat(heartbeatMs)
  const kernelQueues = new KernelQueues()
  const unfinished = new UnfinishedFrames(limits.unfinishedFrameBytes)
  const byAddress = new LimitsByAddress(limits.address)
  const proxies = blockListOf(trustedProxies)
  const handshakes = new Handshakes()
  const connections = new Set<Connection>()
  const emptied = new EventTarget()
  let draining = false
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.frameBytes,
    maxFragments: MAX_FRAGMENTS,
    WebSocket: WordedWebSocket,
    autoPong: false,
    // One frame of a socket in a turn of the event loop, however many came in one segment.
    allowSynchronousEvents: false,
  })

  const shake: UpgradeHandler = (request, duplex, head) => {
    // The peer has left while it waited for its turn.
    if (duplex.destroyed) return
    const handshake = judgeHandshake(request)
    if (handshake.state === 'refused') {
      observer.handshakeRefused('handshake')
      refuseUpgrade(duplex, handshake.status, handshake.message)
      return
    }
    const admission = admit(request, {
      draining,
      connections: connections.size,
      maxConnections: limits.connections,
      allowedOrigins,
    })
    if (admission.state === 'refused') {
      observer.handshakeRefused(admission.reason)
      refuseUpgrade(duplex, admission.status, admission.message)
      return
    }
    const leased = byAddress.open(clientAddress(request, proxies))
    if (leased.state === 'refused') {
      observer.handshakeRefused('address')
      refuseUpgrade(duplex, 429, leased.message)
      return
    }
    const { lease } = leased
    // Not when the socket closes: `ws` makes none where it refuses the handshake, or the peer has left.
    duplex.once('close', () => lease.release())
    server.handleUpgrade(request, duplex, head, (socket: WebSocket) => {
      const connection = openConnection({
        socket,
        duplex,
        chats,
        heartbeat,
        quota: lease.quota,
        heldByKernel: () => kernelQueues.bytesOf(request.socket),
        unfinished,
        limits,
        observer,
        onClosed() {
          connections.delete(connection)
          if (connections.size === 0) emptied.dispatchEvent(new Event('empty'))
        },
      })
      connections.add(connection)
    })
  }

  const handleUpgrade: UpgradeHandler = (request, duplex, head) => {
    handshakes.add(() => shake(request, duplex, head))
  }

  const whenEmpty = async (withinMs: number) => {
    if (connections.size === 0) return
    await once(emptied, 'empty', { signal: AbortSignal.timeout(withinMs) }).catch(() => {})
  }

  return {
    handleUpgrade,
    async drain() {
      draining = true
      observer.drainBegan()
      if (connections.size > 0) log.info({ connections: connections.size }, 'draining')
      chats.refuseTurns(RESTARTING)
      const retryAfterMs = retryPlan(connections.size)
      for (const connection of connections) connection.retire(retryAfterMs())
      await whenEmpty(drainMs)
      chats.close(RESTARTING)
      await whenEmpty(CLOSE_GRACE_MS)
      for (const connection of connections) connection.terminate()
      heartbeat.close()
      unfinished.close()
    },
  }
}
