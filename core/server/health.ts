import type { RequestListener } from 'node:http'

/** How far a process is with taking work, as far as health needs it. */
type Readiness = { readonly state: 'starting' | 'ready' | 'draining' }

/**
 * Answers a load balancer's question at the public port, before anything else sees the request: 200 while the process takes
 * work, 503 while it starts or drains.
 */
export function answerHealth(
  { path, readiness }: { path: string; readiness: Readiness },
  next: RequestListener,
): RequestListener {
  return (request, response) => {
    if (request.url?.split('?', 1)[0] !== path) {
      next(request, response)
      return
    }
    const { state } = readiness
    response
      .writeHead(state === 'ready' ? 200 : 503, {
        'content-type': 'text/plain; charset=utf-8',
        'cache-control': 'no-store',
      })
      .end(`${state}\n`)
  }
}
