import { randomUUID } from 'node:crypto'
import { signToken, type Verified, verifyToken } from './signed-token.ts'

/** How long a ticket can be redeemed. */
export const TICKET_SECONDS = 30

const AUDIENCE = 'socket'

/** For whom a socket may be opened, and from which page. */
export type Bearer = {
  /** Whatever names the user: chats belong to it. */
  readonly user: string
  /** The `Origin` of the page; `absent` for a client that sends none. */
  readonly origin: string
}

/** A ticket that was read. */
export type Ticket = Bearer & { readonly id: string; readonly expiresAtMs: number }

/** A ticket that opens one socket within `TICKET_SECONDS`. */
export async function mintTicket({ user, origin }: Bearer, secret: string): Promise<string> {
  const exp = Math.ceil(Date.now() / 1_000) + TICKET_SECONDS
  return await signToken({ aud: AUDIENCE, sub: user, origin, jti: randomUUID(), exp }, secret)
}

/** Reads a ticket that was minted with this secret. Never rejects. */
export async function readTicket(
  text: string,
  secret: string,
): Promise<{ state: 'valid'; ticket: Ticket } | Extract<Verified, { state: 'refused' }>> {
  const verified = await verifyToken(text, { secret, audience: AUDIENCE })
  if (verified.state === 'refused') return verified
  const { sub, origin = '', jti = '', exp } = verified.claims
  return {
    state: 'valid',
    ticket: { user: sub, origin, id: jti, expiresAtMs: exp * 1_000 },
  }
}
