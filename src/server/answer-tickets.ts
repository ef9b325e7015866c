import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { mintTicket } from '../../core/identity/ticket.ts'
import { log } from '../../core/log.ts'
import { TICKET_PATH } from '../../core/protocol/ticket.ts'
import { createUserOf, type UserOf } from './user-of.ts'

/**
 * Gives a ticket to whoever asks for one by POST, before Next sees the request: `{ ticket }`, or 401 where nobody has signed
 * in. It opens one socket, within seconds, from the page that asked.
 *
 * @param ticketSecret undefined where no tickets are asked for at the socket
 */
export function answerTickets(
  ticketSecret: string | undefined,
  next: RequestListener,
  createUser: (secret: string) => UserOf = createUserOf,
): RequestListener {
  if (ticketSecret === undefined) return next
  const userOf = createUser(ticketSecret)
  return (request, response) => {
    if (request.url?.split('?', 1)[0] !== TICKET_PATH) {
      next(request, response)
      return
    }
    answer(request, { secret: ticketSecret, userOf }).then(
      ({ status, headers = {}, body }) => tell(response, { status, headers, body }),
      (error: unknown) => {
        log.error({ err: error }, 'the session check has failed')
        tell(response, { status: 500, body: { error: 'The session check has failed.' } })
      },
    )
  }
}

type Answer = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: { readonly ticket: string } | { readonly error: string }
}

async function answer(
  request: IncomingMessage,
  { secret, userOf }: { secret: string; userOf: UserOf },
): Promise<Answer> {
  // Anything that another site may ask for without a question (a picture, a link) must give nothing away.
  if (request.method !== 'POST') {
    return { status: 405, headers: { allow: 'POST' }, body: { error: 'Expected a POST request.' } }
  }
  const visitor = await userOf(request)
  if (visitor === undefined) return { status: 401, body: { error: 'Nobody has signed in.' } }
  const { user, setCookie } = visitor
  const ticket = await mintTicket({ user, origin: request.headers.origin ?? 'absent' }, secret)
  return {
    status: 200,
    headers: setCookie === undefined ? {} : { 'set-cookie': setCookie },
    body: { ticket },
  }
}

function tell(response: ServerResponse, { status, headers, body }: Answer): void {
  response
    .writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      ...headers,
    })
    .end(JSON.stringify(body))
}
