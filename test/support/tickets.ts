import { mintTicket } from '../../core/identity/ticket.ts'

/** What the tests' own servers sign with. */
export const TICKET_SECRET = 'the secret of the tests, which everybody may know'

type Bearer = {
  readonly user?: string
  /** The page's; `absent` for a client that sends none. */
  readonly origin: string
}

/** A ticket that the tests' own servers take. Without a user it is everybody's: clients of a test are one, unless they say who. */
export async function ticketOf({ user = 'everybody', origin }: Bearer): Promise<string> {
  return await mintTicket({ user, origin }, TICKET_SECRET)
}

/** An address, or a path, with a ticket of its own. */
export async function withTicket(address: string, bearer: Bearer): Promise<string> {
  return `${address}${address.includes('?') ? '&' : '?'}ticket=${await ticketOf(bearer)}`
}

/** The deployment as a page of this user knows it: each call gives an address with a ticket of its own. */
export async function ticketed<
  Known extends { readonly socketUrl: string; readonly pageUrl: string },
>(deployment: Known, user: string): Promise<Known> {
  const socketUrl = await withTicket(deployment.socketUrl, { user, origin: deployment.pageUrl })
  return { ...deployment, socketUrl }
}

/** Asks the pages for a ticket, as a browser with these cookies does. */
export async function fetchTicket(
  pageUrl: string,
  { origin = pageUrl, cookie = '' }: { origin?: string; cookie?: string } = {},
): Promise<{ readonly ticket: string; readonly cookie: string; readonly headers: Headers }> {
  const response = await fetch(`${pageUrl}/api/ticket`, {
    method: 'POST',
    headers: { origin, cookie },
  })
  const { ticket } = (await response.json()) as { ticket: string }
  const { headers } = response
  const session = headers.getSetCookie().find(each => each.startsWith('chat-session'))
  return { ticket, cookie: session?.split(';', 1)[0] ?? cookie, headers }
}
