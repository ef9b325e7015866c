import { closeCodes } from '../../../../../core/protocol/close-codes.ts'
import { TICKET_PARAMETER, TICKET_PATH } from '../../../../../core/protocol/ticket.ts'

/** A connection that was not even tried, because the page's server gave no ticket for it. */
export class NoTicket extends Error {
  /** What the connection counts as closed with. */
  readonly code: number

  constructor(code: number) {
    super('There is no ticket for a connection.')
    this.code = code
  }
}

/** Longer than a server that lives takes. */
const patienceMs = 8_000

/** What a browser reports when the connection ended without a close frame (RFC 6455, 7.1.5). */
const abnormalClosure = 1006

/**
 * Asks the page's server for a ticket.
 *
 * @throws NoTicket for good where nobody has signed in; for the moment where the server is away
 */
export async function fetchTicket(): Promise<string> {
  const lost = () => new NoTicket(abnormalClosure)
  const response = await fetch(TICKET_PATH, {
    method: 'POST',
    signal: AbortSignal.timeout(patienceMs),
  }).catch(() => {
    throw lost()
  })
  if (response.status === 401) throw new NoTicket(closeCodes.signedOut.code)
  if (!response.ok) throw lost()
  const { ticket } = (await response.json()) as { ticket: string }
  return ticket
}

/**
 * The query of each new connection: a ticket of its own, because one opens one socket. What comes in between looks like a
 * connection that fails.
 */
export function ticketQuery(
  observer: { connecting(): void; closed(code: number, reason: string): void },
  fetchOne: () => Promise<string>,
): () => Promise<Record<string, string>> {
  let newest = 0
  return async () => {
    newest += 1
    const attempt = newest
    observer.connecting()
    try {
      return { [TICKET_PARAMETER]: await fetchOne() }
    } catch (error) {
      const code = error instanceof NoTicket ? error.code : abnormalClosure
      if (attempt === newest) observer.closed(code, '')
      throw error
    }
  }
}
