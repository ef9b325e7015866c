import { loadConfig } from '../../../core/config.ts'
import { dispatchUpgrades } from '../../../core/gateway/dispatch-upgrades.ts'
import { openChats } from '../../../core/open-chats.ts'
import { addressOf } from '../../../core/server/address.ts'
import { createHttpServer } from '../../../core/server/http-server.ts'
import { listen } from '../../../core/server/listen.ts'
import { start } from '../../../core/server/start.ts'

const what = 'The socket server (separate/server.ts) with nobody listening to its observers.'

await start(what, async () => {
  const config = loadConfig({ dev: false, draws: 'never' })
  const { handleUpgrade } = await openChats(config, { deployment: 'separate' })
  const server = createHttpServer(
    config.http,
    (_request, response) => void response.writeHead(426).end(),
  )
  dispatchUpgrades(server, { socketPath: '/', onSocket: handleUpgrade })
  await listen(server, addressOf(config, 'WS_PORT'))
  console.log('listening')
})
