import { loadConfig } from '../core/config.ts'
import { openMetrics } from '../core/metrics/open-metrics.ts'
import { openChats } from '../core/open-chats.ts'
import { serve } from '../core/serve.ts'
import { addressOf } from '../core/server/address.ts'
import { ensurePortFree } from '../core/server/listen.ts'
import { start } from '../core/server/start.ts'

const deployment = 'separate'
const socketPath = '/'

const what = 'The socket in a process of its own, at /; Next.js runs beside it (web.ts).'

await start(what, async ({ dev }) => {
  const config = loadConfig({ dev, draws: 'never' })
  const address = addressOf(config, 'WS_PORT')
  await ensurePortFree(address)

  const metrics = await openMetrics({
    deployment,
    process: 'socket',
    address: addressOf(config, 'WS_ADMIN_PORT'),
  })
  const chats = await openChats(config, { deployment, observe: metrics.observeCore() })

  await serve({ config, name: 'separate (socket server)', address, socketPath, chats, metrics })
})
