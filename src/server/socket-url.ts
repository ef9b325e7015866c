import type { Deployment } from './deployment.ts'

type SocketUrlOptions = {
  readonly deployment: Deployment
  /** The configured `WS_URL`, which wins in the separate deployment. */
  readonly wsUrl: string | undefined
  readonly wsPort: number
  /** The page's `Host` header, with or without a port. */
  readonly host: string | null
  /** The page's `X-Forwarded-Proto` header; the first of several is the browser's. */
  readonly protocol: string | null
}

/**
 * Where the browser finds the socket, decided for one request of the page: a path of the page's own
 * origin (integrated) or an absolute `ws:`/`wss:` URL (separate).
 */
export function socketUrl({ deployment, wsUrl, wsPort, host, protocol }: SocketUrlOptions): string {
  if (deployment.name === 'integrated') return deployment.socketPath
  if (wsUrl !== undefined) return wsUrl
  const scheme = protocol?.split(',')[0]?.trim() === 'https' ? 'wss' : 'ws'
  return `${scheme}://${hostName(host)}:${wsPort}`
}

// The header is the client's to choose: the URL parser keeps the name alone, IPv6 in its brackets.
function hostName(host: string | null): string {
  return (host !== null && URL.parse(`http://${host}`)?.hostname) || 'localhost'
}
