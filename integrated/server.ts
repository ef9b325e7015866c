import { createServer } from 'node:http'
import { Chats } from '../core/chat/chats.ts'
import { loadConfig } from '../core/config.ts'
import { dispatchUpgrades } from '../core/gateway/dispatch-upgrades.ts'
import { createGateway } from '../core/gateway/gateway.ts'
import { createHttpServer } from '../core/gateway/http-server.ts'
import { ensurePortFree, listen } from '../core/gateway/listen.ts'
import { closeOnSignal } from '../core/shutdown.ts'
import { start } from '../core/start.ts'
import { describeStart } from '../core/start-line.ts'
import { createUpstream } from '../core/upstream/create-upstream.ts'
import { announceDeployment } from '../src/server/deployment.ts'
import { ensureBuild } from '../src/server/ensure-build.ts'
import { settleNextEnvironment } from '../src/server/next-environment.ts'

// Next.js and the socket in one process: pages at /, the socket at /api/websocket.

const SOCKET_PATH = '/api/websocket'

await start(async () => {
  const config = loadConfig()
  const address = { host: config.host, port: config.port, variable: 'PORT' } as const
  const dev = process.argv.includes('--dev')

  await ensurePortFree(address)
  settleNextEnvironment({ dev })
  if (!dev) await ensureBuild()
  announceDeployment({ name: 'integrated', socketPath: SOCKET_PATH })

  const upstream = createUpstream(config.upstream)
  const chats = new Chats({ upstream, deployment: 'integrated', limits: config.limits })
  const gateway = createGateway(chats, config)

  const { default: next } = await import('next')
  const decoy = createServer()
  const app = next({ dev, hostname: config.host, port: config.port, httpServer: decoy })
  await app.prepare()

  const server = createHttpServer(app.getRequestHandler())
  dispatchUpgrades(server, {
    socketPath: SOCKET_PATH,
    onSocket: gateway.handleUpgrade,
    decoy: dev ? decoy : undefined,
  })
  const port = await listen(server, address)
  console.log(
    describeStart({
      deployment: 'integrated',
      host: config.host,
      page: { port },
      socket: { port, path: SOCKET_PATH },
      upstream: upstream.description,
    }),
  )

  closeOnSignal(config.drainMs, [
    () => gateway.drain(),
    () => server.close(),
    () => server.closeAllConnections(),
    () => app.close(),
    () => upstream.close(),
  ])
})
