import type { IncomingMessage } from 'node:http'
import { TICKET_PARAMETER, TICKET_PATH } from '../protocol/ticket.ts'
import type { SpentTickets } from './spent-tickets.ts'
import { readTicket } from './ticket.ts'

/** Why a ticket opens no socket. */
export type TicketFault = 'missing' | 'malformed' | 'forged' | 'expired' | 'foreign' | 'spent'

/** Whose socket an upgrade request asks for. */
export type Checked =
  | { readonly state: 'known'; readonly user: string }
  | { readonly state: 'refused'; readonly cause: TicketFault; readonly message: string }

/** Says whose socket an upgrade request asks for. Never rejects. */
export type TicketCheck = (request: Pick<IncomingMessage, 'url' | 'headers'>) => Promise<Checked>

const REMEDY = `Remedy: ask the page's server for a new one (POST ${TICKET_PATH}) and connect with it at once.`

const MESSAGES: Readonly<Record<TicketFault, string>> = {
  missing: 'Expected a ticket in the query, found none.',
  malformed: 'Expected a ticket in the query, found something else.',
  forged: 'This ticket was not made for this server: TICKET_SECRET differs.',
  expired: 'This ticket has expired.',
  foreign: 'This ticket was given to a page of another origin.',
  spent: 'This ticket was redeemed before.',
}

/** Lets in whoever brings a ticket of this secret: once, in time, and from the page that it was given to. */
export function checkTickets(secret: string, spent: SpentTickets): TicketCheck {
  return async ({ url = '', headers }) => {
    const query = new URLSearchParams(url.split('?', 2)[1])
    const text = query.get(TICKET_PARAMETER)
    if (text === null) return refused('missing')
    const read = await readTicket(text, secret)
    if (read.state === 'refused') return refused(read.cause)
    const { ticket } = read
    if (ticket.origin !== (headers.origin ?? 'absent')) return refused('foreign')
    if (!(await spent.redeem(ticket.id, ticket.expiresAtMs))) return refused('spent')
    return { state: 'known', user: ticket.user }
  }
}

function refused(cause: TicketFault): Checked {
  return { state: 'refused', cause, message: `${MESSAGES[cause]} ${REMEDY}` }
}
