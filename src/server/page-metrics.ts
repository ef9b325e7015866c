import { openMetrics } from '../../core/metrics/open-metrics.ts'
import { hasMetrics } from '../../core/metrics/registered.ts'
import { pageConfig } from './page-config.ts'
import { routesOf } from './page-routes.ts'

/**
 * Opens the metrics of a process that Next alone runs in. In the integrated deployment the server has opened them, and
 * this does nothing.
 *
 * @throws Error when the admin port cannot be had
 */
export async function openPageMetrics(): Promise<void> {
  if (hasMetrics()) return
  const { adminHost: host, adminPort: port, appDir } = pageConfig()
  const metrics = await openMetrics({
    deployment: 'separate',
    process: 'next',
    address: { host, port, variable: 'ADMIN_PORT' },
  })
  metrics.observePages(routesOf(appDir))
  // Next ends the process by itself, once the requests that run are answered.
  process.once('SIGTERM', metrics.drain)
  process.once('SIGINT', metrics.drain)
  metrics.ready()
  console.log(`- Metrics: http://${metrics.address.host}:${metrics.address.port}/metrics`)
}
