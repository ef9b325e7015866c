import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { readTicket } from '../../core/identity/ticket.ts'
import { LOAD_USER } from './ticket-source.ts'
import { withTicket } from './tickets.ts'

const origin = 'http://127.0.0.1:3000'
const url = 'ws://127.0.0.1:3001/chat?x=1'
const secret = 'a secret of more than thirty-two characters'

/** Pages that answer whoever asks for a ticket in this way. */
async function pagesThat(answer: RequestListener) {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const tickets = {
    from: 'pages',
    pageUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  } as const
  return {
    tickets,
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

describe('the address of a connection', () => {
  it('has a ticket that is signed here, each time another', async () => {
    const tickets = { from: 'secret', secret } as const
    const [one, other] = [
      new URL(await withTicket(url, { origin, tickets })),
      new URL(await withTicket(url, { origin, tickets })),
    ]
    expect(await readTicket(one.searchParams.get('ticket') ?? '', secret)).toMatchObject({
      state: 'valid',
      ticket: { user: LOAD_USER, origin },
    })
    expect(other.searchParams.get('ticket')).not.toBe(one.searchParams.get('ticket'))
    expect(one.searchParams.get('x')).toBe('1')
  })

  it('has a ticket that the pages give for its origin', async () => {
    await using pages = await pagesThat(({ method, url: path, headers }, response) => {
      response.end(JSON.stringify({ ticket: [method, path, headers.origin].join(' ') }))
    })
    const address = new URL(await withTicket(url, { origin, ...pages }))
    expect(address.searchParams.get('ticket')).toBe(`POST /api/ticket ${origin}`)
  })

  it.each([
    [404, 'There is no such page.'],
    [200, '<html></html>'],
    [200, '{}'],
    [426, 'This is the socket server'],
  ])('is left alone where the pages answer %s: %s', async (status, body) => {
    await using pages = await pagesThat((_, response) => {
      response.writeHead(status).end(body)
    })
    expect(await withTicket(url, { origin, ...pages })).toBe(url)
  })

  it('is left alone where there are no pages', async () => {
    const pages = await pagesThat(() => {})
    await pages[Symbol.asyncDispose]()
    expect(await withTicket(url, { origin, tickets: pages.tickets })).toBe(url)
  })

  it('is none where the pages ask for a sign-in', async () => {
    await using pages = await pagesThat((_, response) => {
      response.writeHead(401).end('{}')
    })
    await expect(withTicket(url, { origin, ...pages })).rejects.toThrow('who have signed in (401)')
  })
})
