import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ladders } from '../../core/metrics/buckets.ts'
import {
  benchMeasures,
  benchMetrics,
  benchParts,
  benchWindows,
} from '../../dashboards/bench-metrics.ts'

/** Stands for the series that the runner and the probe write: an address to scrape. */
export type BenchExporter = AsyncDisposable & { readonly address: string }

/** So much a second of each counter, which makes the deployment the part that is saturated, and its tokens late. */
const CPU_SHARE = { deployment: 0.95, mock: 0.3, k6: 0.5, probe: 0.1 }
const TOKENS_A_SECOND = 1_000
const CONNECTIONS = 40

/** Serves every series of a bench, with counters that grow by known amounts a second. */
export async function openBenchExporter(
  labels: Readonly<Record<string, string>>,
): Promise<BenchExporter> {
  const beganAt = performance.now()
  const server = createServer((_request, response) => {
    response.end(seriesAfter((performance.now() - beganAt) / 1_000, labels))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
    },
  }
}

function seriesAfter(seconds: number, common: Readonly<Record<string, string>>): string {
  const line = (name: string, value: number, own: Readonly<Record<string, string>> = {}) => {
    const labels = Object.entries({ ...common, ...own }).map(
      ([label, text]) => `${label}="${text}"`,
    )
    return `${name}{${labels.join(',')}} ${value}`
  }
  /** Half of the observations below one bound, half below the other. */
  const histogram = (name: string, [low, high]: readonly [number, number]) => {
    const count = Math.round(seconds * TOKENS_A_SECOND)
    const below = (bound: number) =>
      (bound >= low ? Math.floor(count / 2) : 0) + (bound >= high ? Math.ceil(count / 2) : 0)
    return [
      ...ladders.relayDelay.map(le => line(`${name}_bucket`, below(le), { le: String(le) })),
      line(`${name}_bucket`, count, { le: '+Inf' }),
      line(`${name}_sum`, count * high),
      line(`${name}_count`, count),
    ]
  }
  const lines = [
    ...benchWindows.map(window => line(benchMetrics.window, 1, { window })),
    line(benchMetrics.connections, CONNECTIONS),
    line(benchMetrics.tokens, Math.round(seconds * TOKENS_A_SECOND)),
    ...benchParts.map(part => line(benchMetrics.cpuSeconds, seconds * CPU_SHARE[part], { part })),
    ...histogram(benchMetrics.addedDelay, [0.0025, 0.1]),
    ...histogram(benchMetrics.controlDelay, [0.00025, 0.001]),
    ...Object.keys(benchMeasures).map(measure => line(benchMetrics.result, 0.5, { measure })),
  ]
  return `${lines.join('\n')}\n`
}
