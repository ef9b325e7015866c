import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../../bench/machine/free-port.ts'
import type { ManagedProcess } from '../../bench/machine/process/managed-process.ts'
import { waitForLine, waitForUrl } from '../../bench/machine/process/readiness.ts'
import { root, startServer } from '../support/deployment.ts'
import { environmentOf } from '../support/environment.ts'
import { connect } from '../support/raw-client.ts'
import { requestUpgrade } from '../support/upgrade-request.ts'
import { openWitness } from '../support/witness.ts'

// `next dev` holds a lock: one server for all of this file.

const HOT_RELOAD = '/_next/hmr?id=test'
const readProjectFile = (name: string) => readFile(join(root, name), 'utf8')

describe('integrated, in development', () => {
  let server: ManagedProcess
  let port: number
  let tsconfig: string
  const at = (path: string) => ({
    pageUrl: `http://127.0.0.1:${port}`,
    socketUrl: `ws://127.0.0.1:${port}${path}`,
  })
  const statusOf = async (target: string, origin: string) =>
    (await requestUpgrade({ port, target, headers: { Origin: origin } })).status
  beforeAll(async () => {
    tsconfig = await readProjectFile('tsconfig.json')
    port = await freePort()
    server = await startServer('integrated/server.ts', environmentOf({ PORT: port }), '--dev')
    await waitForLine(server, line => line.startsWith('  answers '), { timeoutMs: 60_000 })
  })
  afterAll(() => server[Symbol.asyncDispose]())

  it('hot reload that comes before the first page is told to come again, and hangs nowhere', async () => {
    expect(await statusOf(HOT_RELOAD, at('/').pageUrl)).toBe(503)
  })

  it('hot reload and a chat live side by side, over page loads', async () => {
    await (await fetch(at('/').pageUrl)).text()
    await using hotReload = await connect(at(HOT_RELOAD))
    await using chat = await openWitness(at('/api/websocket'))
    await untilMessage(hotReload, 'turbopack-connected')
    for (const path of ['/streaming/socket', '/bench/static', '/no/such/page']) {
      await (await fetch(at('/').pageUrl + path)).text()
      await untilMessage(hotReload, 'built')
      await chat.stillStreams()
    }
    await chat.finish()
    expect(hotReload.socket.readyState).toBe(hotReload.socket.OPEN)
  })

  it('a foreign page gets no hot reload (CVE-2026-27977)', async () => {
    for (const origin of ['null', 'http://evil.example']) {
      expect(await statusOf(HOT_RELOAD, origin)).not.toBe(101)
    }
  })

  it('an upgrade to another path is answered 404', async () => {
    expect(await statusOf('/no/such/socket', at('/').pageUrl)).toBe(404)
    expect(await statusOf('/_next/no/such/socket', at('/').pageUrl)).toBe(404)
  })

  it('a hot reload that Next does not claim is answered 404, late', async () => {
    expect(await statusOf('/docs/_next/hmr', at('/').pageUrl)).toBe(404)
  })

  it('ends on SIGINT with both kinds of socket open, and has left tsconfig.json alone', async () => {
    await using hotReload = await connect(at(HOT_RELOAD))
    await using chat = await connect(at('/api/websocket'))
    process.kill(server.pid, 'SIGINT')
    expect((await chat.closed()).code).toBe(1012)
    await hotReload.closed()
    expect(await server.exited).toEqual({ code: 0, signal: null })
    expect(await readProjectFile('tsconfig.json')).toBe(tsconfig)
  })
})

describe('separate, in development', () => {
  let server: ManagedProcess
  let port: number
  const statusOf = async (target: string, host = '127.0.0.1') =>
    (await requestUpgrade({ port, target, headers: { Origin: `http://${host}:${port}` } })).status
  beforeAll(async () => {
    port = await freePort()
    const ALLOWED_ORIGINS = [`http://127.0.0.1:${port}`, `http://chat.test:${port}`].join()
    const environment = environmentOf({ PORT: port, ALLOWED_ORIGINS })
    server = await startServer('separate/web.ts', environment, '--dev')
    await waitForUrl(server, `http://127.0.0.1:${port}/healthz`, { timeoutMs: 60_000 })
  })
  afterAll(() => server[Symbol.asyncDispose]())

  it('has the configuration that its command has read, in a process below', async () => {
    const page = await (await fetch(`http://127.0.0.1:${port}/streaming/socket`)).text()
    expect(page).toContain('"upstream\\":\\"mock')
  })

  it('has its hot reload, and answers 404 to every other upgrade', async () => {
    expect(await statusOf(HOT_RELOAD)).toBe(101)
    for (const target of ['/nope', '/streaming/socket', '/_next/nope', '/docs/_next/hmr']) {
      expect([target, await statusOf(target)]).toEqual([target, 404])
    }
  })

  it('lets in every page that may open the socket, and no other', async () => {
    expect(await statusOf(HOT_RELOAD, 'chat.test')).toBe(101)
    expect(await statusOf(HOT_RELOAD, 'evil.test')).not.toBe(101)
    const scripts = (host: string) =>
      fetch(`http://127.0.0.1:${port}/_next/static/none.js`, {
        headers: { origin: `http://${host}:${port}` },
      })
    expect((await scripts('chat.test')).status).toBe(404)
    expect((await scripts('evil.test')).status).toBe(403)
  })

  it('ends on SIGTERM', async () => {
    process.kill(server.pid, 'SIGTERM')
    expect(await server.exited).toEqual({ code: 0, signal: null })
  })
})

async function untilMessage(client: Awaited<ReturnType<typeof connect>>, type: string) {
  while (true) {
    const message: { readonly type: string } = await client.next()
    if (message.type === type) return
  }
}
