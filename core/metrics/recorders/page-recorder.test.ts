import { once } from 'node:events'
import { createServer, get, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import { recordPages, routeOf } from './page-recorder.ts'

const routes = ['/', '/chat']

describe('routeOf', () => {
  it.each([
    ['/', '/'],
    ['/?x=/chat', '/'],
    ['/chat/', '/chat'],
    ['/chat?_rsc=1', '/chat'],
    ['/_next/static/chunk.js', '/_next'],
    ['/chat/1234', 'other'],
    ['//chat', 'other'],
    ['http://elsewhere/chat', 'other'],
    ['', 'other'],
  ])('%s is %s', (url, route) => {
    expect(routeOf(url, new Set(routes))).toBe(route)
  })
})

async function serve(): Promise<Server & AsyncDisposable> {
  const server = createServer((request, response) => {
    if (request.url === '/hang') return
    response.writeHead(request.url === '/chat' ? 200 : 404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

const portOf = (server: Server) => (server.address() as AddressInfo).port

async function request(server: Server, path: string): Promise<void> {
  const [response] = await once(get({ port: portOf(server), path, agent: false }), 'response')
  response.resume()
  await once(response, 'end')
}

describe('recordPages', () => {
  it('counts by route and status, whatever clients ask for, and leaves the excepted server out', async () => {
    await using pages = await serve()
    await using admin = await serve()
    const recorder = recordPages(routes, admin)
    await request(pages, '/chat')
    await request(pages, '/chat?again')
    for (let path = 0; path < 50; path += 1) await request(pages, `/unknown/${path}`)
    await request(admin, '/chat')
    const left = connect(portOf(pages), '127.0.0.1')
    left.write('GET /hang HTTP/1.1\r\nHost: x\r\n\r\n')
    await once(pages, 'request')
    left.destroy()

    const counted = async () => (await recorder.families[0]?.metric.get())?.values
    await vi.waitFor(async () =>
      expect(await counted()).toEqual([
        { labels: { route: '/chat', code: '200' }, value: 1 },
        { labels: { route: '/chat', code: '404' }, value: 1 },
        { labels: { route: 'other', code: '404' }, value: 50 },
        { labels: { route: 'other', code: 'aborted' }, value: 1 },
      ]),
    )
    recorder.stop()
    await request(pages, '/chat')
    expect(await counted()).toHaveLength(4)
  })
})
