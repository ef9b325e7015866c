import { type Metrics, openMetrics } from '../../core/metrics/open-metrics.ts'
import { addressOf } from '../../core/server/address.ts'
import type { PageConfig } from './page-config.ts'
import { routesOf } from './page-routes.ts'

/**
 * Opens the metrics of a process that Next alone runs in.
 *
 * @throws Error when the admin port cannot be had
 */
export async function openPageMetrics(config: PageConfig): Promise<Metrics> {
  const metrics = await openMetrics({
    deployment: 'separate',
    process: 'next',
    address: addressOf(config, 'ADMIN_PORT'),
  })
  metrics.observePages(routesOf(config.appDir))
  // Next ends the process by itself, once the requests that run are answered.
  process.once('SIGTERM', metrics.drain)
  process.once('SIGINT', metrics.drain)
  console.log(`- Metrics: http://${metrics.address.host}:${metrics.address.port}/metrics`)
  return metrics
}
