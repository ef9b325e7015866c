import type { AskedFor } from './asked-for.ts'
import type { Deployment } from './deployment.ts'

type SocketUrlOptions = {
  readonly deployment: Deployment
  /** The configured `WS_URL`, which wins in the separate deployment. */
  readonly wsUrl: string | undefined
  readonly wsPort: number
} & AskedFor

/**
 * Where the browser finds the socket, decided for one request of the page: a path of the page's own
 * origin (integrated) or an absolute `ws:`/`wss:` URL (separate).
 */
export function socketUrl({ deployment, wsUrl, wsPort, host, protocol }: SocketUrlOptions): string {
  if (deployment.name === 'integrated') return deployment.socketPath
  if (wsUrl !== undefined) return wsUrl
  const scheme = protocol === 'https' ? 'wss' : 'ws'
  return `${scheme}://${hostName(host)}:${wsPort}`
}

// The header is the client's to choose: the URL parser keeps the name alone, IPv6 in its brackets.
function hostName(host: string | null): string {
  return (host !== null && URL.parse(`http://${host}`)?.hostname) || 'localhost'
}
