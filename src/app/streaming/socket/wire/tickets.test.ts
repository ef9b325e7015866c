import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import { fetchTicket, NoTicket, ticketQuery } from './tickets.ts'

const observed = () => {
  const heard: (string | number)[] = []
  return {
    heard,
    connecting: () => void heard.push('connecting'),
    closed: (code: number) => void heard.push(code),
  }
}

afterEach(() => {
  vi.unstubAllGlobals()
})

it('each connection gets a ticket of its own', async () => {
  const observer = observed()
  let given = 0
  const query = ticketQuery(observer, async () => `t${++given}`)
  expect([await query(), await query()]).toEqual([{ ticket: 't1' }, { ticket: 't2' }])
  expect(observer.heard).toEqual(['connecting', 'connecting'])
})

it('a connection without one counts as closed, for good or for the moment', async () => {
  const observer = observed()
  for (const code of [4401, 1006]) {
    const refused = ticketQuery(observer, () => Promise.reject(new NoTicket(code)))
    await expect(refused()).rejects.toBeInstanceOf(NoTicket)
  }
  expect(observer.heard).toEqual(['connecting', 4401, 'connecting', 1006])
})

it('an attempt that was given up says nothing of the next one', async () => {
  const observer = observed()
  const first = Promise.withResolvers<string>()
  const answers = [first.promise, Promise.resolve('t2')]
  const query = ticketQuery(observer, async () => (await answers.shift()) ?? '')
  const givenUp = query()
  await query()
  first.reject(new NoTicket(1006))
  await expect(givenUp).rejects.toBeInstanceOf(NoTicket)
  expect(observer.heard).toEqual(['connecting', 'connecting'])
})

it.each([
  [401, 4401],
  [500, 1006],
  [404, 1006],
])('an answer of %i is a connection closed with %i', async (status, code) => {
  await using server = await serverOf(status)
  await expect(fetchTicket()).rejects.toMatchObject({ code })
  expect(server.methods).toEqual(['POST'])
})

it('a server that is away is a connection lost', async () => {
  const server = await serverOf(200)
  await server[Symbol.asyncDispose]()
  await expect(fetchTicket()).rejects.toMatchObject({ code: 1006 })
})

it('a ticket is what the server calls one', async () => {
  await using _server = await serverOf(200)
  expect(await fetchTicket()).toBe('t')
})

/** A page's server; `fetch` takes paths to it, as in a browser. */
async function serverOf(status: number) {
  const methods: (string | undefined)[] = []
  const server = createServer(({ method }, response) => {
    methods.push(method)
    response.writeHead(status).end('{"ticket":"t"}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const plainFetch = globalThis.fetch
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => plainFetch(base + path, init))
  return {
    methods,
    async [Symbol.asyncDispose]() {
      vi.unstubAllGlobals()
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
