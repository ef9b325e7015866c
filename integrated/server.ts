import { loadConfig } from '../core/config.ts'
import { openMetrics } from '../core/metrics/open-metrics.ts'
import { openChats } from '../core/open-chats.ts'
import { serve } from '../core/serve.ts'
import { addressOf } from '../core/server/address.ts'
import { ensurePortFree } from '../core/server/listen.ts'
import { start } from '../core/server/start.ts'
import { openNext } from '../src/server/open-next.ts'
import { routesOf } from '../src/server/page-routes.ts'

const deployment = 'integrated'
const socketPath = '/api/websocket'

const what = 'Next.js and the socket in one process: pages at /, the socket at /api/websocket.'

await start(what, async ({ dev }) => {
  const config = loadConfig({ dev, draws: 'alone' })
  const address = addressOf(config, 'PORT')
  await ensurePortFree(address)

  const metrics = await openMetrics({
    deployment,
    process: 'integrated',
    address: addressOf(config, 'ADMIN_PORT'),
  })
  const chats = await openChats(config, { deployment, observe: metrics.observeCore() })

  metrics.observePages(routesOf(config.appDir))
  const pages = await openNext({ dev, config, deployment: { name: deployment, socketPath } })

  await serve({ config, name: deployment, address, socketPath, chats, metrics, pages })
})
