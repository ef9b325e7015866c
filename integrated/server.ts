import { createServer } from 'node:http'
import { Chats } from '../core/chat/chats.ts'
import { loadConfig } from '../core/config.ts'
import { dispatchUpgrades } from '../core/gateway/dispatch-upgrades.ts'
import { createGateway } from '../core/gateway/gateway.ts'
import { openMetrics } from '../core/metrics/open-metrics.ts'
import { gracefulClose } from '../core/server/graceful-close.ts'
import { createHttpServer } from '../core/server/http-server.ts'
import { ensurePortFree, listen } from '../core/server/listen.ts'
import { closeOnSignal } from '../core/server/shutdown.ts'
import { start } from '../core/server/start.ts'
import { describeStart } from '../core/server/start-line.ts'
import { createUpstream } from '../core/upstream/create-upstream.ts'
import { routesOf } from '../src/server/page-routes.ts'
import { prepareNext } from '../src/server/prepare-next.ts'

// Next.js and the socket in one process: pages at /, the socket at /api/websocket.

const deployment = 'integrated'
const SOCKET_PATH = '/api/websocket'

await start(async () => {
  const config = loadConfig()
  const address = { host: config.host, port: config.port, variable: 'PORT' } as const
  const dev = process.argv.includes('--dev')

  await ensurePortFree(address)
  const metrics = await openMetrics({
    deployment,
    process: 'integrated',
    address: { host: config.adminHost, port: config.adminPort, variable: 'ADMIN_PORT' },
  })
  const observe = metrics.observeCore()
  metrics.observePages(routesOf(config.appDir))
  const served = { name: deployment, socketPath: SOCKET_PATH } as const
  const { dir, load } = await prepareNext({ dev, appDir: config.appDir, deployment: served })

  const upstream = createUpstream(config.upstream, observe.upstream)
  const chats = new Chats({ upstream, deployment, limits: config.limits, observer: observe.chat })
  const gateway = createGateway(chats, config, observe.gateway)

  const { default: next } = await load()
  const decoy = createServer()
  const app = next({ dev, dir, hostname: config.host, port: config.port, httpServer: decoy })
  await app.prepare()

  const server = createHttpServer(app.getRequestHandler())
  dispatchUpgrades(server, {
    socketPath: SOCKET_PATH,
    onSocket: gateway.handleUpgrade,
    decoy: dev ? decoy : undefined,
    observer: observe.gateway,
  })
  const closeServer = gracefulClose(server)
  const port = await listen(server, address)
  metrics.ready()
  console.log(
    describeStart({
      deployment,
      host: config.host,
      page: { port },
      socket: { port, path: SOCKET_PATH },
      metrics: metrics.address,
      upstream: upstream.description,
    }),
  )

  closeOnSignal(config.drainMs, [
    () => gateway.drain(),
    closeServer,
    () => app.close(),
    () => upstream.close(),
    () => metrics.close(),
  ])
})
