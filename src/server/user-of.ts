import type { IncomingMessage } from 'node:http'
import { anonymousSession } from '../../core/identity/session-cookie.ts'

/** Who asks for a ticket. */
export type Visitor = {
  /** Whatever names the user in your app: the chats of a name are nobody else's. */
  readonly user: string
  /** A `Set-Cookie` header for the answer. */
  readonly setCookie?: string
}

/** Whose request it is; undefined where nobody has signed in, which is answered 401. */
export type UserOf = (request: IncomingMessage) => Promise<Visitor | undefined>

/**
 * **Put your own session check here**: docs/identity.md shows one. As it is, everybody is let in, and a browser is told from
 * others by a signed cookie.
 *
 * @param secret what our own cookie is signed with
 */
export function createUserOf(secret: string): UserOf {
  return async ({ headers }) =>
    await anonymousSession({ cookies: headers.cookie, origin: headers.origin }, secret)
}
