import { beforeAll, describe, expect, it } from 'vitest'
import { waitForLine } from '../../bench/machine/process/readiness.ts'
import { buildApp } from '../support/build-app.ts'
import { startServer } from '../support/deployment.ts'
import { environmentOf } from '../support/environment.ts'
import { connect, type RawClient } from '../support/raw-client.ts'
import { requestUpgrade } from '../support/upgrade-request.ts'

// Next.js ends every upgrade whose path has a route, from its first page load on: a catch-all page, or a route at the
// socket's path, kills sockets. Here is an application that has both, and a proxy.js (fixtures/catch-all).

const FIXTURE = 'test/fixtures/catch-all'
const SERVER = `${FIXTURE}/server.ts`

const startFixture = async (...flags: string[]) => {
  const server = await startServer(SERVER, environmentOf({}), ...flags)
  const line = await waitForLine(server, printed => printed.startsWith('listening on '))
  const port = Number(line.split(' ').at(-1))
  const pageUrl = `http://127.0.0.1:${port}`
  const load = async (path: string) => await (await fetch(pageUrl + path)).text()
  const socketUrl = `ws://127.0.0.1:${port}/api/websocket`
  return {
    port,
    load,
    connect: (query = '') => connect({ pageUrl, socketUrl: socketUrl + query }),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}

describe('a catch-all page, a route at the socket’s path, and a proxy.js', () => {
  beforeAll(() => buildApp(FIXTURE))

  it('leave a socket alone whose server gave Next.js a decoy', async () => {
    await using fixture = await startFixture()
    await using before = await fixture.connect()
    expect(await fixture.load('/some/page')).toContain('caught some/page')
    expect(await fixture.load('/api/websocket')).toBe('the route at the path of the socket')
    await using after = await fixture.connect()
    await using guarded = await fixture.connect('?guarded')
    for (const client of [before, after, guarded]) await echo(client)
    const caught = await requestUpgrade({ port: fixture.port, target: '/some/page' })
    expect(caught.status).toBe(404)
  })

  it('kill one whose server did not: the trap is still there', async () => {
    await using fixture = await startFixture('--without-decoy')
    await using before = await fixture.connect()
    await echo(before)
    expect(await fixture.load('/some/page?guarded')).toBe('refused')
    await fixture.load('/some/page')
    await using after = await fixture.connect()
    expect((await after.closed()).code).toBe(1006)
    // A page's visitor is refused by proxy.js; a socket's is not.
    await using guarded = await fixture.connect('?guarded')
    await echo(guarded)
    await echo(before)
  })
})

async function echo(client: RawClient) {
  client.send({ type: 'echo' })
  expect(await client.next()).toEqual({ type: 'echo' })
}
