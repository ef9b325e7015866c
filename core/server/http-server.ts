import { createServer, type RequestListener, type Server } from 'node:http'

/** A slow handshake is let go within 15 s: 10 s, looked for every 5. */
const HEADERS_TIMEOUT_MS = 10_000
const CHECK_INTERVAL_MS = 5_000

/** The public HTTP server of a deployment. */
export function createHttpServer(onRequest: RequestListener): Server {
  return createServer(
    { headersTimeout: HEADERS_TIMEOUT_MS, connectionsCheckingInterval: CHECK_INTERVAL_MS },
    onRequest,
  )
}
