import { createHmac, randomUUID } from 'node:crypto'
import { TICKET_PARAMETER, TICKET_PATH } from '../../core/protocol/ticket.ts'
import { signTicket } from './sign-ticket.ts'
import type { TicketSource } from './ticket-source.ts'

/** Longer than pages that live take. */
const PATIENCE_MS = 8_000

/**
 * The address of one connection, with a ticket of its own. Pages that give no tickets belong to a socket that asks
 * for none: the address is left as it is.
 *
 * @throws Error where the pages give tickets to those alone who have signed in
 */
export async function withTicket(
  url: string,
  { origin, tickets }: { origin: string; tickets: TicketSource },
): Promise<string> {
  const ticket =
    tickets.from === 'secret'
      ? signWith(tickets.secret, origin)
      : await askForTicket(tickets.pageUrl, origin)
  if (ticket === undefined) return url
  const address = new URL(url)
  address.searchParams.set(TICKET_PARAMETER, ticket)
  return address.href
}

function signWith(secret: string, origin: string): string {
  return signTicket(
    { origin, id: randomUUID() },
    {
      encode: text => Buffer.from(text).toString('base64url'),
      sign: text => createHmac('sha256', secret).update(text).digest('base64url'),
    },
  )
}

async function askForTicket(pageUrl: string, origin: string): Promise<string | undefined> {
  const url = new URL(TICKET_PATH, pageUrl).href
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const response = await fetch(url, { method: 'POST', headers: { origin }, signal }).catch(() => {})
  if (response === undefined) return undefined
  if (response.status === 401) {
    throw new Error(`${url} gives tickets to those alone who have signed in (401)`)
  }
  const body: unknown = await response.json().catch(() => undefined)
  const { ticket } = ((response.ok ? body : undefined) as { ticket?: string }) ?? {}
  return ticket
}
