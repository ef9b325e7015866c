import { randomUUID } from 'node:crypto'
import { signToken, verifyToken } from './signed-token.ts'

const AUDIENCE = 'session'

/** As long as browsers keep a cookie at the most (RFC 6265bis, 5.5). */
const SESSION_SECONDS = 400 * 24 * 60 * 60

/** Who a browser is to us, without a name. */
export type AnonymousSession = {
  readonly user: string
  /** What the answer has to set, for a browser that brought no session. */
  readonly setCookie?: string
}

/**
 * The session that a browser brings in its cookie, or a new one: a user made at random, signed, so that nobody makes up
 * somebody else's. Browsers do not tell the ports of a host apart; the cookie's name does, because two servers on one machine
 * have two secrets.
 *
 * @param cookies the `Cookie` header
 * @param origin of the page, as the browser says
 */
export async function anonymousSession(
  { cookies, origin }: { cookies: string | undefined; origin: string | undefined },
  secret: string,
): Promise<AnonymousSession> {
  const { protocol, port } = URL.parse(origin ?? '') ?? { protocol: 'http:', port: '' }
  const name = port === '' ? 'chat-session' : `chat-session-${port}`
  const brought = cookieOf(cookies, name)
  if (brought !== undefined) {
    const verified = await verifyToken(brought, { secret, audience: AUDIENCE })
    if (verified.state === 'valid') return { user: verified.claims.sub }
  }
  const user = randomUUID()
  const exp = Math.floor(Date.now() / 1_000) + SESSION_SECONDS
  const value = await signToken({ aud: AUDIENCE, sub: user, exp }, secret)
  const secure = protocol === 'https:' ? '; Secure' : ''
  const setCookie = `${name}=${value}; Max-Age=${SESSION_SECONDS}; Path=/; HttpOnly; SameSite=Lax${secure}`
  return { user, setCookie }
}

/** One cookie of the header. A token needs no quotation marks and no decoding. */
function cookieOf(cookies: string | undefined, name: string): string | undefined {
  const pairs = (cookies ?? '').split(';').map(pair => pair.trim())
  return pairs.find(pair => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}
