import { LOAD_USER } from './ticket-source.ts'

/** As long as a ticket of the pages lives. */
const SECONDS = 30

/** What Node and k6 each have in their own way. */
export type Signer = {
  /** Text → base64url without padding. */
  readonly encode: (text: string) => string
  /** Text → its HMAC-SHA-256 by the secret, in base64url without padding. */
  readonly sign: (text: string) => string
}

/**
 * A ticket as core/identity/ticket.ts makes it, a JSON Web Token (RFC 7519). Signed here, because k6 has no packages and a probe no
 * time to load one.
 *
 * @param id of this ticket alone
 */
export function signTicket(
  { origin, id }: { origin: string; id: string },
  { encode, sign }: Signer,
): string {
  const exp = Math.ceil(Date.now() / 1_000) + SECONDS
  const claims = { aud: 'socket', sub: LOAD_USER, origin, jti: id, exp }
  const text = [{ alg: 'HS256', typ: 'JWT' }, claims]
    .map(part => encode(JSON.stringify(part)))
    .join('.')
  return `${text}.${sign(text)}`
}
