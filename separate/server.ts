import { Chats } from '../core/chat/chats.ts'
import { loadConfig } from '../core/config.ts'
import { dispatchUpgrades } from '../core/gateway/dispatch-upgrades.ts'
import { createGateway } from '../core/gateway/gateway.ts'
import { createHttpServer } from '../core/gateway/http-server.ts'
import { listen } from '../core/gateway/listen.ts'
import { closeOnSignal } from '../core/shutdown.ts'
import { start } from '../core/start.ts'
import { describeStart } from '../core/start-line.ts'
import { createUpstream } from '../core/upstream/create-upstream.ts'

// The socket in a process of its own; Next.js runs beside it (web.ts).

const SOCKET_PATH = '/'

await start(async () => {
  const config = loadConfig()
  const address = { host: config.host, port: config.wsPort, variable: 'WS_PORT' } as const

  const upstream = createUpstream(config.upstream)
  const chats = new Chats({ upstream, deployment: 'separate', limits: config.limits })
  const gateway = createGateway(chats, config)

  const server = createHttpServer((_request, response) => {
    response.writeHead(426, { 'content-type': 'text/plain', upgrade: 'websocket' })
    response.end('This is the socket server: connect with ws://. The page is served by Next.js.\n')
  })
  dispatchUpgrades(server, { socketPath: SOCKET_PATH, onSocket: gateway.handleUpgrade })
  const port = await listen(server, address)
  console.log(
    describeStart({
      deployment: 'separate (socket server)',
      host: config.host,
      socket: { port, path: SOCKET_PATH },
      upstream: upstream.description,
    }),
  )

  closeOnSignal(config.drainMs, [
    () => gateway.drain(),
    () => server.close(),
    () => server.closeAllConnections(),
    () => upstream.close(),
  ])
})
