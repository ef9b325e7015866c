import { mintTicket } from '../../core/identity/ticket.ts'
import type { Deployment } from './deployment.ts'

/** What the tests' own servers sign with. */
export const TICKET_SECRET = 'the secret of the tests, which everybody may know'

/** The deployment as a page of this user knows it: each call gives an address with a ticket of its own. */
export async function ticketed<Known extends Pick<Deployment, 'socketUrl' | 'pageUrl'>>(
  deployment: Known,
  user: string,
): Promise<Known> {
  const ticket = await mintTicket({ user, origin: deployment.pageUrl }, TICKET_SECRET)
  return { ...deployment, socketUrl: `${deployment.socketUrl}?ticket=${ticket}` }
}
