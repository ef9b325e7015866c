import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { isHotReload, passHotReload } from './hot-reload.ts'
import { type GatewayObserver, unobservedGateway } from './observer.ts'
import { refuseUpgrade } from './refusal.ts'

/** Takes an upgrade request over, as `ws` does. */
export type UpgradeHandler = (request: IncomingMessage, duplex: Duplex, head: Buffer) => void

/**
 * The only `upgrade` listener of the public HTTP server. Next adds one of its own to the server it is given, which
 * ends every upgrade whose path has a route: it is given a decoy, and hears only of its own hot reload.
 *
 * @param socketPath where `onSocket` stands, without a query
 * @param decoy the HTTP server that Next was given, in development
 */
export function dispatchUpgrades(
  server: Server,
  {
    socketPath,
    onSocket,
    decoy,
    observer = unobservedGateway,
  }: {
    socketPath: string
    onSocket: UpgradeHandler
    decoy?: Server | undefined
    observer?: GatewayObserver
  },
): void {
  server.on('upgrade', (request: IncomingMessage, duplex: Duplex, head: Buffer) => {
    // A peer that resets the connection must not end the process.
    duplex.on('error', () => duplex.destroy())
    const target = request.url ?? ''
    const path = target.split('?', 1)[0] ?? ''
    if (path === socketPath) {
      onSocket(request, duplex, head)
      return
    }
    if (decoy !== undefined && isHotReload(request)) {
      // Next listens from its first page request on. A page that was left open asks before: it tries again.
      passHotReload(duplex, () => {
        const heard = decoy.emit('upgrade', request, duplex, head)
        if (!heard) refuseUpgrade(duplex, 503, 'No page was asked for yet.')
      })
      return
    }
    if (!target.startsWith('/')) {
      observer.handshakeRefused('target')
      refuseUpgrade(duplex, 400, 'Expected a request target that begins with a slash.')
      return
    }
    observer.handshakeRefused('path')
    refuseUpgrade(duplex, 404, `There is no socket here; it is at ${socketPath}`)
  })
}
