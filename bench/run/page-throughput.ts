import autocannon from 'autocannon'
import type { ThroughputSample } from '../samples/run-sample.ts'

const CONNECTIONS = 10

/** How many requests a second a page answers when each of ten connections asks again at once (closed loop). */
export async function measureThroughput({
  page,
  url,
  seconds,
}: {
  page: string
  url: string
  seconds: number
}): Promise<ThroughputSample> {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
  })
  return {
    type: 'throughput',
    page,
    requestsPerSecond: result.requests.average,
    failed: result.errors + result.timeouts + result.non2xx,
  }
}
