import type { RequestListener } from 'node:http'
import type { PageConfig } from './page-config.ts'

/**
 * What stands before this project's own pages: the pages of the bench, which cost CPU on purpose, are closed in production
 * unless the bench opened them. Another app is left as it is.
 */
export function guardPages(
  { appDir, benchPages }: PageConfig,
  { dev }: { dev: boolean },
  next: RequestListener,
): RequestListener {
  if (appDir !== undefined) return next
  return (request, response) => {
    if (!dev && !benchPages && isBenchPage(request.url ?? '')) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
      response.end('There is no such page.\n')
      return
    }
    next(request, response)
  }
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
