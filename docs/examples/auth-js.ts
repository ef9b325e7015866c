import type { UserOf } from '../../src/server/user-of.ts'

/**
 * The session check of an app that signs people in with Auth.js: Auth.js's own endpoint says who it is, whatever the strategy
 * (JWT or database). Chats belong to the address that the person signed in with.
 *
 * @param pages where the process with the pages listens: `http://127.0.0.1:3000`
 */
export function authJsUserOf(pages: string): UserOf {
  return async ({ headers }) => {
    const response = await fetch(`${pages}/api/auth/session`, {
      headers: {
        cookie: headers.cookie ?? '',
        'x-forwarded-proto': headers['x-forwarded-proto']?.toString() ?? 'http',
      },
    })
    if (!response.ok) throw new Error(`Auth.js answered ${response.status}`)
    const session = (await response.json()) as { user?: { email?: string } } | null
    const user = session?.user?.email
    return user === undefined ? undefined : { user }
  }
}
