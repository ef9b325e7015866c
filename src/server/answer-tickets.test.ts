import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { readTicket } from '../../core/identity/ticket.ts'
import { log } from '../../core/log.ts'
import { authJsUserOf } from '../../docs/examples/auth-js.ts'
import { answerTickets } from './answer-tickets.ts'
import type { UserOf } from './user-of.ts'

log.level = 'silent'

const secret = 'a secret of more than thirty-two characters'

/** A server of pages that answers for tickets first. */
async function serve(
  createUser?: (pages: string) => UserOf,
  pages: RequestListener = (_, response) => void response.end('a page'),
) {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const create = createUser === undefined ? undefined : () => createUser(url)
  server.on('request', answerTickets(secret, pages, create))
  return {
    url,
    async ask(headers: Record<string, string> = {}, method = 'POST') {
      const response = await fetch(`${url}/api/ticket`, { method, headers })
      const body = (await response.json()) as { ticket?: string; error?: string }
      return { status: response.status, headers: response.headers, body }
    },
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

const bearerOf = async (ticket: string | undefined) => {
  const read = await readTicket(ticket ?? '', secret)
  return read.state === 'valid' ? read.ticket : expect.unreachable()
}

describe('POST /api/ticket', () => {
  it('gives a ticket for the page that asks, and a session to a browser without one', async () => {
    await using server = await serve()
    const origin = 'http://localhost:3000'
    const first = await server.ask({ origin })
    expect(first.headers.get('cache-control')).toBe('no-store')
    const { user, origin: bound } = await bearerOf(first.body.ticket)
    expect(bound).toBe(origin)

    const cookie = first.headers.get('set-cookie')?.split(';', 1)[0] ?? ''
    const second = await server.ask({ origin, cookie })
    expect(second.headers.get('set-cookie')).toBeNull()
    expect(second.body.ticket).not.toBe(first.body.ticket)
    expect((await bearerOf(second.body.ticket)).user).toBe(user)
  })

  it('refuses another method, and leaves other requests to the pages', async () => {
    await using server = await serve()
    const refused = await server.ask({}, 'GET')
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'POST'])
    expect(await (await fetch(server.url)).text()).toBe('a page')
  })

  it('is left to the pages where no secret is set', () => {
    const pages: RequestListener = () => {}
    expect(answerTickets(undefined, pages)).toBe(pages)
  })

  it('tells of a session check that fails, and of nothing in it', async () => {
    await using server = await serve(() => async () => {
      throw new Error('canary')
    })
    const { status, body } = await server.ask()
    expect([status, body]).toEqual([500, { error: 'The session check has failed.' }])
  })
})

describe('the session check of docs/examples/auth-js.ts', () => {
  /** Answers as Auth.js does: the session, or null. */
  const authJs: RequestListener = ({ url, headers }, response) => {
    const signedIn = headers.cookie === 'authjs.session-token=ann'
    const session = signedIn ? { user: { name: 'Ann', email: 'ann@example.com' } } : null
    if (url === '/api/auth/session') response.end(JSON.stringify(session))
    else response.end('a page')
  }

  it('gives a ticket to the person who has signed in', async () => {
    await using server = await serve(authJsUserOf, authJs)
    const { status, headers, body } = await server.ask({ cookie: 'authjs.session-token=ann' })
    expect([status, headers.get('set-cookie')]).toEqual([200, null])
    expect((await bearerOf(body.ticket)).user).toBe('ann@example.com')
  })

  it('gives none to anybody else', async () => {
    await using server = await serve(authJsUserOf, authJs)
    for (const cookie of ['', 'authjs.session-token=bob']) {
      expect(await server.ask({ cookie })).toMatchObject({
        status: 401,
        body: { error: 'Nobody has signed in.' },
      })
    }
  })
})
