import { EventEmitter, once } from 'node:events'
import { openLocalServer } from './local-server.ts'

/** `/metrics` of the runner: a target like the processes of the deployment. */
export type MetricsPage = AsyncDisposable & {
  readonly address: string
  /** How often it was read. */
  readonly reads: number
  /** Whether somebody reads it within so many milliseconds from now. */
  isReadWithin(timeoutMs: number): Promise<boolean>
}

/**
 * Serves a text of series.
 *
 * @param text what it says now, in Prometheus's text format
 */
export async function openMetricsPage(text: () => string): Promise<MetricsPage> {
  const reader = new EventEmitter()
  let reads = 0
  const server = await openLocalServer((request, response) => {
    if (!request.url?.startsWith('/metrics')) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
    response.end(text(), () => {
      reads += 1
      reader.emit('read')
    })
  })
  return {
    address: server.address,
    get reads() {
      return reads
    },
    isReadWithin: timeoutMs =>
      once(reader, 'read', { signal: AbortSignal.timeout(timeoutMs) }).then(
        () => true,
        () => false,
      ),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}
