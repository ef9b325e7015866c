import { hmac } from 'k6/crypto'
import { b64encode } from 'k6/encoding'
import http from 'k6/http'
import { TICKET_PARAMETER, TICKET_PATH } from '../../../core/protocol/ticket.ts'
import { signTicket } from '../sign-ticket.ts'
import type { TicketSource } from '../ticket-source.ts'

let signed = 0

/** The same as `withTicket` of ../tickets.ts, by what k6 has. */
export function withTicket(
  url: string,
  { origin, tickets }: { origin: string; tickets: TicketSource | undefined },
): string {
  if (tickets === undefined) return url
  const ticket =
    tickets.from === 'secret'
      ? signWith(tickets.secret, origin)
      : askForTicket(tickets.pageUrl, origin)
  return ticket === undefined ? url : `${url}?${TICKET_PARAMETER}=${ticket}`
}

function signWith(secret: string, origin: string): string {
  signed += 1
  const id = `${__VU}-${signed}-${Math.random()}`
  return signTicket(
    { origin, id },
    {
      encode: text => b64encode(text, 'rawurl'),
      sign: text => hmac('sha256', secret, text, 'base64rawurl'),
    },
  )
}

function askForTicket(pageUrl: string, origin: string): string | undefined {
  const response = http.post(`${pageUrl}${TICKET_PATH}`, null, {
    headers: { Origin: origin },
    responseType: 'text',
    tags: { name: 'ticket' },
  })
  return response.status === 200 ? String(response.json('ticket')) : undefined
}
