import { ensurePortFree } from '../core/server/listen.ts'
import { start } from '../core/server/start.ts'
import { pageConfig } from '../src/server/page-config.ts'
import { prepareNext } from '../src/server/prepare-next.ts'

// Next.js alone, as its own command line runs it, in this very process.

await start(async () => {
  // Read once and kept: another app, in whose directory the process goes on, may have an .env of its own.
  const { host, port, adminHost, adminPort, appDir } = pageConfig()
  const dev = process.argv.includes('--dev')

  await ensurePortFree({ host, port, variable: 'PORT' })
  // Next opens it from src/instrumentation.ts, and would fail in words of its own.
  await ensurePortFree({ host: adminHost, port: adminPort, variable: 'ADMIN_PORT' })
  const { dir, runCommandLine } = await prepareNext({
    dev,
    appDir,
    deployment: { name: 'separate' },
  })
  // Another app does not open them. In development Next gives it a process of its own, out of reach from here.
  if (dir !== undefined && !dev) {
    const { openPageMetrics } = await import('../src/server/page-metrics.ts')
    await openPageMetrics()
  }

  const command = [dev ? 'dev' : 'start', ...(dir === undefined ? [] : [dir])]
  process.argv = [process.execPath, 'next', ...command, '-H', host, '-p', String(port)]
  await runCommandLine()
})
