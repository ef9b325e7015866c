import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Address } from '../server/address.ts'
import { listen } from '../server/listen.ts'
import { CONTENT_TYPE } from './family.ts'
import type { Readiness } from './readiness.ts'

/** The server that operators and Prometheus ask, on a port that is never the public one. */
export type AdminServer = {
  readonly server: Server
  readonly port: number
  close(): Promise<void>
}

const PLAIN_TEXT = 'text/plain; charset=utf-8'

/** A scraper that sends or takes nothing for so long is let go. */
const STALLED_MS = 10_000

/** Longer than between two scrapes, so that a scraper keeps its connection. */
const KEEP_ALIVE_MS = 75_000

/** A few scrapers and probes: more is a mistake, and must not take the descriptors of the sockets. */
const MAX_CONNECTIONS = 64

/** Gives the metrics as text, without reading those of these names. */
export type ReadMetrics = (excluded: readonly string[]) => Promise<string>

/**
 * Serves `/metrics` (Prometheus's text format; `?exclude=NAME` leaves a metric out, unread), `/healthz` (200 while the process lives) and `/readyz` (200, or 503
 * while it starts or drains). Whatever a scraper does, the rest of the process goes on.
 *
 * @throws Error as `listen` does
 */
export async function startAdminServer(
  address: Address,
  options: { readonly readiness: Readiness; readonly metrics: ReadMetrics },
): Promise<AdminServer> {
  const server = createServer(
    {
      headersTimeout: STALLED_MS,
      requestTimeout: STALLED_MS,
      connectionsCheckingInterval: STALLED_MS / 2,
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
    (request, response) => void answer(request, response, options),
  )
  server.maxConnections = MAX_CONNECTIONS
  server.setTimeout(STALLED_MS)
  const port = await listen(server, address)
  return {
    server,
    port,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

async function answer(
  { url = '' }: IncomingMessage,
  response: ServerResponse,
  { readiness, metrics }: { readiness: Readiness; metrics: ReadMetrics },
): Promise<void> {
  const respond = (status: number, type: string, text: string) => {
    response.writeHead(status, { 'content-type': type }).end(text)
  }
  const [path, query] = url.split('?', 2)
  if (path === '/metrics') {
    try {
      respond(200, CONTENT_TYPE, await metrics(new URLSearchParams(query).getAll('exclude')))
    } catch (error) {
      respond(500, PLAIN_TEXT, `The metrics could not be read: ${error}\n`)
    }
    return
  }
  if (path === '/healthz') {
    respond(200, PLAIN_TEXT, 'alive\n')
    return
  }
  if (path === '/readyz') {
    const { state, reasons } = readiness
    const status = state === 'ready' ? 200 : 503
    respond(status, 'application/json', `${JSON.stringify({ state, reasons })}\n`)
    return
  }
  respond(404, PLAIN_TEXT, 'There are /metrics, /healthz and /readyz here.\n')
}
