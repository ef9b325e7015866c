import { createServer, type RequestListener, type Server } from 'node:http'
import type { HttpTimes } from '../config.ts'

/** Slow heads are looked for this often at least. */
const LONGEST_CHECK_INTERVAL_MS = 5_000

/** The public HTTP server of a deployment. */
export function createHttpServer(
  { keepAliveMs, headersMs }: HttpTimes,
  onRequest: RequestListener,
): Server {
  return createServer(
    {
      keepAliveTimeout: keepAliveMs,
      headersTimeout: headersMs,
      connectionsCheckingInterval: Math.min(LONGEST_CHECK_INTERVAL_MS, headersMs),
    },
    onRequest,
  )
}
