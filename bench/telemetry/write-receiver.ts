import { buffer } from 'node:stream/consumers'
import snappy from 'snappyjs'
import { k6TrendStats } from '../load/k6-series.ts'
import type { EnvironmentVariables } from '../machine/process/command-output.ts'
import { openLocalServer } from './local-server.ts'
import type { Labels, Point } from './series.ts'
import { decodeWriteRequest } from './write-request.ts'

/** A block that says it holds more is refused. */
const MAX_BYTES = 64 * 1024 * 1024

/** Where k6 writes its series: a server of the runner. */
export type WriteReceiver = AsyncDisposable & { readonly url: string }

/**
 * Takes the remote writes of k6. It never speaks to Prometheus itself: so its load is the same with and without one, and the run
 * keeps its series for a later day.
 */
export async function openWriteReceiver(
  onPoints: (points: readonly Point[]) => void,
): Promise<WriteReceiver> {
  const server = await openLocalServer(async (request, response) => {
    try {
      onPoints(decodeWriteRequest(snappy.uncompress(await buffer(request), MAX_BYTES)))
      response.writeHead(204).end()
    } catch (error) {
      response.writeHead(400).end(String(error))
    }
  })
  return {
    url: `http://${server.address}/api/v1/write`,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}

/** What makes k6 write its own series: further arguments of `k6 run`, and its environment. */
export type K6Output = {
  readonly arguments: readonly string[]
  readonly environment: EnvironmentVariables
}

/** k6's remote write to the runner, with the run's labels as tags. Its series end when the runner is a target no more. */
export function k6Output(url: string, labels: Labels): K6Output {
  const tags = Object.entries(labels).map(([label, value]) => `--tag=${label}=${value}`)
  return {
    arguments: ['--out=experimental-prometheus-rw', ...tags],
    environment: {
      K6_PROMETHEUS_RW_SERVER_URL: url,
      K6_PROMETHEUS_RW_TREND_STATS: k6TrendStats,
      K6_PROMETHEUS_RW_PUSH_INTERVAL: '5s',
    },
  }
}
