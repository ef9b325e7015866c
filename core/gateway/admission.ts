import type { IncomingMessage } from 'node:http'
import type { RefusalReason } from './observer.ts'

/** The answer to an upgrade request, before any 101. */
export type Admission =
  | { readonly state: 'admitted' }
  | {
      readonly state: 'refused'
      readonly reason: RefusalReason
      readonly status: 403 | 503
      readonly message: string
    }

/**
 * May this request open a socket? The Origin must be on the list to the letter (scheme, host, port):
 * it is what keeps another site's page from using a visitor's connection.
 */
export function admit(
  request: IncomingMessage,
  door: {
    readonly draining: boolean
    readonly connections: number
    readonly maxConnections: number
    readonly allowedOrigins: readonly string[]
  },
): Admission {
  if (door.draining) {
    return {
      state: 'refused',
      reason: 'draining',
      status: 503,
      message: 'The server is restarting.',
    }
  }

  const origin = request.headers.origin ?? 'absent'
  if (!door.allowedOrigins.includes(origin)) {
    return {
      state: 'refused',
      reason: 'origin',
      status: 403,
      message: `The origin ${JSON.stringify(origin.slice(0, 200))} is not allowed. Remedy: add it to ALLOWED_ORIGINS.`,
    }
  }
  if (door.connections >= door.maxConnections) {
    return {
      state: 'refused',
      reason: 'full',
      status: 503,
      message: `All ${door.maxConnections} connections are taken.`,
    }
  }
  return { state: 'admitted' }
}
