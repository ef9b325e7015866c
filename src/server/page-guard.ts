import { randomBytes } from 'node:crypto'
import type { IncomingMessage, RequestListener } from 'node:http'
import { askedFor } from './asked-for.ts'
import type { Deployment } from './deployment.ts'
import type { PageConfig } from './page-config.ts'
import { contentSecurityPolicy, hashesOfPrerendered, PLAIN_HEADERS } from './security-headers.ts'
import { socketUrl } from './socket-url.ts'

const NONCE_BYTES = 16

/**
 * What stands before this project's own pages: security headers, and in production a closed door to the pages of the bench,
 * which cost CPU on purpose, unless the bench opened them. Another app is left as it is.
 */
export function guardPages(
  config: PageConfig,
  { dev, deployment }: { dev: boolean; deployment: Deployment },
  next: RequestListener,
): RequestListener {
  if (config.appDir !== undefined) return next
  const hashes = dev ? [] : hashesOfPrerendered()
  return (request, response) => {
    for (const [name, value] of Object.entries(PLAIN_HEADERS)) response.setHeader(name, value)
    if (!dev && !config.benchPages && isBenchPage(request.url ?? '')) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
      response.end('There is no such page.\n')
      return
    }
    if (request.url?.startsWith('/_next/') !== true) {
      const policy = contentSecurityPolicy({
        nonce: randomBytes(NONCE_BYTES).toString('base64'),
        hashes,
        sockets: socketsOf(request, { config, deployment }),
        dev,
      })
      // By the request's header Next learns of the nonce.
      request.headers['content-security-policy'] = policy
      response.setHeader('content-security-policy', policy)
    }
    next(request, response)
  }
}

/** Where the page of this request may open a socket. Older browsers take a socket of the page's own origin for a foreign one. */
function socketsOf(
  { headers }: IncomingMessage,
  { config, deployment }: { config: PageConfig; deployment: Deployment },
): readonly string[] {
  const asked = askedFor({ get: name => headers[name]?.toString() ?? null }, config)
  const url = socketUrl({ ...config, ...asked, deployment })
  if (!url.startsWith('/')) return [new URL(url).origin]
  const own = URL.parse(`http://${asked.host}`)?.host
  return own === undefined ? [] : [`ws://${own}`, `wss://${own}`]
}

/** However the address is spelt: Next decodes it and takes dots out of its path as well. */
function isBenchPage(target: string): boolean {
  const path = URL.parse(target, 'http://page.invalid')?.pathname ?? target
  return /^\/+bench(?:\/|\.|$)/i.test(decoded(path))
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
