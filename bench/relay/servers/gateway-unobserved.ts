import { Chats } from '../../../core/chat/chats.ts'
import { loadConfig } from '../../../core/config.ts'
import { dispatchUpgrades } from '../../../core/gateway/dispatch-upgrades.ts'
import { createGateway } from '../../../core/gateway/gateway.ts'
import { createHttpServer } from '../../../core/server/http-server.ts'
import { listen } from '../../../core/server/listen.ts'
import { start } from '../../../core/server/start.ts'
import { createUpstream } from '../../../core/upstream/create-upstream.ts'
import { unobservedUpstream } from '../../../core/upstream/observer.ts'

// The socket server (separate/server.ts) with nobody listening to its observers.

await start(async () => {
  const config = loadConfig()
  const upstream = createUpstream(config.upstream, unobservedUpstream)
  const chats = new Chats({ upstream, deployment: 'separate', limits: config.limits })
  const gateway = createGateway(chats, config)
  const server = createHttpServer((_request, response) => void response.writeHead(426).end())
  dispatchUpgrades(server, { socketPath: '/', onSocket: gateway.handleUpgrade })
  await listen(server, { host: config.host, port: config.wsPort, variable: 'WS_PORT' })
  console.log('listening')
})
