import { loadConfig } from '../core/config.ts'
import { ensurePortFree } from '../core/gateway/listen.ts'
import { start } from '../core/start.ts'
import { ensureBuild } from '../src/server/ensure-build.ts'
import { settleNextEnvironment } from '../src/server/next-environment.ts'

// Next.js alone, as its own command line runs it, in this very process.

await start(async () => {
  const { host, port } = loadConfig()
  const dev = process.argv.includes('--dev')

  await ensurePortFree({ host, port, variable: 'PORT' })
  settleNextEnvironment({ dev })
  if (!dev) await ensureBuild()

  process.argv = [process.execPath, 'next', dev ? 'dev' : 'start', '-H', host, '-p', String(port)]
  await import('next/dist/bin/next')
})
