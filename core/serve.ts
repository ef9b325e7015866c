import type { RequestListener, Server } from 'node:http'
import type { Config } from './config.ts'
import { dispatchUpgrades } from './gateway/dispatch-upgrades.ts'
import type { Metrics } from './metrics/open-metrics.ts'
import type { OpenChats } from './open-chats.ts'
import type { Address } from './server/address.ts'
import { gracefulClose } from './server/graceful-close.ts'
import { answerHealth } from './server/health.ts'
import { createHttpServer } from './server/http-server.ts'
import { listen } from './server/listen.ts'
import { closeOnSignal } from './server/shutdown.ts'
import { describeStart } from './server/start-line.ts'

/** What answers requests beside the socket. */
export type Pages = {
  /** Where a visitor begins. */
  readonly path: string
  readonly onRequest: RequestListener
  /** Takes the hot reload's upgrades, in development. */
  readonly decoy?: Server
  close(): Promise<void>
}

const onSocketServer: RequestListener = (_request, response) => {
  response.writeHead(426, { 'content-type': 'text/plain', upgrade: 'websocket' })
  response.end('This is the socket server: connect with ws://. The page is served by Next.js.\n')
}

/**
 * Serves the socket, and pages where there are some, on one port; says so, and drains and closes at a signal.
 *
 * @param name the deployment, as the start line has it
 * @throws Error as `listen` does
 */
export async function serve({
  config,
  name,
  address,
  socketPath,
  chats,
  metrics,
  pages,
}: {
  config: Config
  name: string
  address: Address
  socketPath: string
  chats: OpenChats
  metrics: Metrics
  pages?: Pages
}): Promise<void> {
  const server = createHttpServer(
    config.http,
    answerHealth(
      { path: config.healthPath, readiness: metrics.readiness },
      pages?.onRequest ?? onSocketServer,
    ),
  )
  dispatchUpgrades(server, {
    socketPath,
    onSocket: chats.handleUpgrade,
    decoy: pages?.decoy,
    observer: chats.observer,
  })
  const closeServer = gracefulClose(server)
  const port = await listen(server, address)
  metrics.ready()
  console.log(
    describeStart({
      deployment: name,
      host: address.host,
      ...(pages === undefined ? {} : { page: { port, path: pages.path } }),
      socket: { port, path: socketPath },
      metrics: metrics.address,
      upstream: chats.upstream,
    }),
  )
  closeOnSignal(config.drainMs, [
    chats.drain,
    closeServer,
    () => pages?.close(),
    chats.close,
    () => metrics.close(),
  ])
}
