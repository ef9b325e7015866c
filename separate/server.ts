import { Chats } from '../core/chat/chats.ts'
import { loadConfig } from '../core/config.ts'
import { dispatchUpgrades } from '../core/gateway/dispatch-upgrades.ts'
import { createGateway } from '../core/gateway/gateway.ts'
import { openMetrics } from '../core/metrics/open-metrics.ts'
import { gracefulClose } from '../core/server/graceful-close.ts'
import { createHttpServer } from '../core/server/http-server.ts'
import { listen } from '../core/server/listen.ts'
import { closeOnSignal } from '../core/server/shutdown.ts'
import { start } from '../core/server/start.ts'
import { describeStart } from '../core/server/start-line.ts'
import { createUpstream } from '../core/upstream/create-upstream.ts'

// The socket in a process of its own; Next.js runs beside it (web.ts).

const deployment = 'separate'
const SOCKET_PATH = '/'

await start(async () => {
  const config = loadConfig()
  const address = { host: config.host, port: config.wsPort, variable: 'WS_PORT' } as const

  const metrics = await openMetrics({
    deployment,
    process: 'socket',
    address: { host: config.adminHost, port: config.wsAdminPort, variable: 'WS_ADMIN_PORT' },
  })
  const observe = metrics.observeCore()

  const upstream = createUpstream(config.upstream, observe.upstream)
  const chats = new Chats({ upstream, deployment, limits: config.limits, observer: observe.chat })
  const gateway = createGateway(chats, config, observe.gateway)

  const server = createHttpServer((_request, response) => {
    response.writeHead(426, { 'content-type': 'text/plain', upgrade: 'websocket' })
    response.end('This is the socket server: connect with ws://. The page is served by Next.js.\n')
  })
  dispatchUpgrades(server, {
    socketPath: SOCKET_PATH,
    onSocket: gateway.handleUpgrade,
    observer: observe.gateway,
  })
  const closeServer = gracefulClose(server)
  const port = await listen(server, address)
  metrics.ready()
  console.log(
    describeStart({
      deployment: 'separate (socket server)',
      host: config.host,
      socket: { port, path: SOCKET_PATH },
      metrics: metrics.address,
      upstream: upstream.description,
    }),
  )

  closeOnSignal(config.drainMs, [
    () => gateway.drain(),
    closeServer,
    () => upstream.close(),
    () => metrics.close(),
  ])
})
