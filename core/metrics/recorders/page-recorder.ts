import { channel } from 'node:diagnostics_channel'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { countersOf, distribution, type Family } from '../family.ts'
import { Histogram } from '../histogram.ts'
import { metrics } from '../names.ts'

/** What Node.js publishes when the head of a request was read (https://nodejs.org/api/diagnostics_channel.html#http). */
type RequestStart = {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly server: Server
}

/**
 * Records the requests that this process answers over HTTP, whoever made the server: so that Next's own command line
 * is measured as the integrated server is, without a wrapper around either.
 *
 * @param routes the app's routes; the files of the build are `/_next`, everything else is `other`
 * @param except the server whose requests do not count
 */
export function recordPages(
  routes: readonly string[],
  except: Server,
): { readonly families: readonly Family[]; stop(): void } {
  const known = new Set(routes)
  const requests = countersOf(metrics.pageRequests)
  const durations = new Map<string, Histogram>()

  const durationsOf = (route: string): Histogram => {
    const existing = durations.get(route)
    if (existing !== undefined) return existing
    const histogram = new Histogram(metrics.pageDuration.buckets)
    durations.set(route, histogram)
    return histogram
  }
  const onStart = (message: unknown) => {
    const { request, response, server } = message as RequestStart
    if (server === except) return
    const startedMs = performance.now()
    // Next rewrites the address while it works.
    const route = routeOf(request.url ?? '', known)
    response.once('close', () => {
      const code = response.writableFinished ? String(response.statusCode) : 'aborted'
      durationsOf(route).observe((performance.now() - startedMs) / 1_000)
      requests.metric.inc({ route, code })
    })
  }
  const starts = channel('http.server.request.start')
  starts.subscribe(onStart)

  return {
    families: [
      requests,
      distribution(metrics.pageDuration, () =>
        [...durations].map(([route, histogram]) => [{ route }, histogram] as const),
      ),
    ],
    stop: () => starts.unsubscribe(onStart),
  }
}

/** The route of a request's address, one of a bounded number whatever clients ask for. */
export function routeOf(url: string, known: ReadonlySet<string>): string {
  const path = url.split('?', 1)[0] ?? ''
  if (path.startsWith('/_next/')) return '/_next'
  const route = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path
  return known.has(route) ? route : 'other'
}
