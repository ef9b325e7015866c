import { loadConfig } from '../core/config.ts'
import { addressOf } from '../core/server/address.ts'
import { ensurePortFree } from '../core/server/listen.ts'
import { start } from '../core/server/start.ts'
import { pageConfigOf } from '../src/server/page-config-of.ts'
import { attendPageServer } from '../src/server/page-server.ts'
import { prepareNext } from '../src/server/prepare-next.ts'

const what = 'Next.js alone, as its own command line runs it, in this very process.'

await start(what, async ({ dev }) => {
  const config = pageConfigOf(loadConfig({ dev, draws: 'never' }))
  await ensurePortFree(addressOf(config, 'PORT'))
  await ensurePortFree(addressOf(config, 'ADMIN_PORT'))
  const deployment = { name: 'separate' } as const
  const { dir, runCommandLine } = await prepareNext({ dev, config, deployment })
  // In development Next does all this in a process of its own: src/server/dev-process.ts.
  if (!dev) attendPageServer(config, { dev })

  const command = [dev ? 'dev' : 'start', ...(dir === undefined ? [] : [dir])]
  process.argv = [
    process.execPath,
    'next',
    ...command,
    '-H',
    config.host,
    '-p',
    String(config.port),
  ]
  await runCommandLine()
})
