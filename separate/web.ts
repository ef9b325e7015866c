import { loadConfig } from '../core/config.ts'
import { ensurePortFree } from '../core/gateway/listen.ts'
import { start } from '../core/start.ts'
import { prepareNext } from '../src/server/prepare-next.ts'

// Next.js alone, as its own command line runs it, in this very process.

await start(async () => {
  const { host, port, adminHost, adminPort } = loadConfig()
  const dev = process.argv.includes('--dev')

  await ensurePortFree({ host, port, variable: 'PORT' })
  // Next opens it from src/instrumentation.ts, and would fail in words of its own.
  await ensurePortFree({ host: adminHost, port: adminPort, variable: 'ADMIN_PORT' })
  await prepareNext({ dev, deployment: { name: 'separate' } })

  process.argv = [process.execPath, 'next', dev ? 'dev' : 'start', '-H', host, '-p', String(port)]
  await import('next/dist/bin/next')
})
