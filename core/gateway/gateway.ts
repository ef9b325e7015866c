import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Chats } from '../chat/chats.ts'
import type { Quota } from '../chat/quota.ts'
import type { Config } from '../config.ts'
import type { Checked, TicketCheck } from '../identity/ticket-check.ts'
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
import { type GatewayObserver, type RefusalReason, unobservedGateway } from './observer.ts'
import { refuseUpgrade } from './refusal.ts'
import { RefusalLog } from './refusal-log.ts'
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

type Refusal = {
  readonly reason: RefusalReason
  readonly status: Parameters<typeof refuseUpgrade>[1]
  readonly message: string
}

/** An upgrade request that has passed the door. */
type Opening = {
  readonly request: IncomingMessage
  readonly duplex: Duplex
  readonly head: Buffer
  readonly quota: Quota
  readonly user: string | undefined
}

const RESTARTING = 'The server is restarting. Retry in a moment.'

/** What checking a ticket costs outside of the slices of handshakes, where it is signed with HMAC-SHA-256: half of it, because each passes twice. */
const TICKET_MS = 0.05

/** How long sockets may take to close once they were told to. */
const CLOSE_GRACE_MS = 2_500

/**
 * Opens the door to these chats.
 *
 * @param checkTicket says whose socket an upgrade request asks for; left out where nobody is told apart
 */
export function createGateway(
  chats: Chats,
  { limits, allowedOrigins, trustedProxies, heartbeatMs, drainMs }: Config,
  {
    observer = unobservedGateway,
    checkTicket,
  }: { observer?: GatewayObserver; checkTicket?: TicketCheck | undefined } = {},
): Gateway {
  const heartbeat = new Heartbeat(heartbeatMs)
  const kernelQueues = new KernelQueues()
  const unfinished = new UnfinishedFrames(limits.unfinishedFrameBytes)
  const byAddress = new LimitsByAddress(limits.address)
  const proxies = blockListOf(trustedProxies)
  const handshakes = new Handshakes({ laterMs: checkTicket === undefined ? 0 : TICKET_MS })
  const refusals = new RefusalLog()
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

  const refuse = (duplex: Duplex, { reason, status, message }: Refusal) => {
    observer.handshakeRefused(reason)
    refuseUpgrade(duplex, status, message)
  }

  const admission = (request: IncomingMessage) =>
    admit(request, {
      draining,
      connections: connections.size,
      maxConnections: limits.connections,
      allowedOrigins,
    })

  const shake: UpgradeHandler = (request, duplex, head) => {
    // The peer has left while it waited for its turn.
    if (duplex.destroyed) return
    const handshake = judgeHandshake(request)
    if (handshake.state === 'refused') {
      refuse(duplex, { reason: 'handshake', ...handshake })
      return
    }
    const admitted = admission(request)
    if (admitted.state === 'refused') {
      refuse(duplex, admitted)
      return
    }
    const leased = byAddress.open(clientAddress(request, proxies))
    if (leased.state === 'refused') {
      refuse(duplex, { reason: 'address', status: 429, message: leased.message })
      return
    }
    const { quota } = leased.lease
    // Not when the socket closes: `ws` makes none where it refuses the handshake, or the peer has left.
    duplex.once('close', () => leased.lease.release())
    const opening = { request, duplex, head, quota }
    if (checkTicket === undefined) open({ ...opening, user: undefined })
    // What is left to do takes as long as the rest: it has its own slice.
    else void checkTicket(request).then(checked => handshakes.add(() => enter(opening, checked)))
  }

  const enter = (opening: Omit<Opening, 'user'>, checked: Checked) => {
    const { request, duplex } = opening
    if (duplex.destroyed) return
    if (checked.state === 'refused') {
      refusals.refused(checked.cause)
      refuse(duplex, { reason: 'ticket', status: 401, message: checked.message })
      return
    }
    // While the ticket was looked at, the last place may have gone to another, or the drain begun.
    const still = admission(request)
    if (still.state === 'refused') refuse(duplex, still)
    else open({ ...opening, user: checked.user })
  }

  const open = ({ request, duplex, head, quota, user }: Opening) => {
    server.handleUpgrade(request, duplex, head, (socket: WebSocket) => {
      const connection = openConnection({
        socket,
        duplex,
        chats,
        heartbeat,
        user,
        quota,
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
