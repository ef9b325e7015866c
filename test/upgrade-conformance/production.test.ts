import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Deployment, deploymentNames, startDeployment } from '../support/deployment.ts'
import { firstDelta, readAnswer, send } from '../support/frames.ts'
import { ENDLESS, question } from '../support/mock-answer.ts'
import { startMockProcess } from '../support/mock-process.ts'
import { connect } from '../support/raw-client.ts'
import { withTicket } from '../support/tickets.ts'
import { requestUpgrade } from '../support/upgrade-request.ts'
import { openWitness } from '../support/witness.ts'

// What Next.js does to an upgrade, and what became of it here (ARCHITECTURE.md, decision 5).

const PAGES = ['/', '/streaming/socket', '/bench/rendered', '/no/such/page', '/api/websocket/no']

describe.each(deploymentNames)('%s, in production', name => {
  let deployment: Deployment
  const loadPages = () =>
    Promise.all(
      PAGES.map(async path => {
        const response = await fetch(deployment.pageUrl + path)
        await response.text()
        return response.status
      }),
    )
  beforeAll(async () => {
    deployment = await startDeployment(name, { pages: true })
  })
  afterAll(() => deployment[Symbol.asyncDispose]())

  it('sockets live, whether opened before the first page load or after it', async () => {
    await using before = await openWitness(deployment)
    expect(await loadPages()).toEqual([200, 200, 200, 404, 404])
    await using after = await connect(deployment)
    const asked = question(91, 'ttft=0 gap=1 length=30')
    after.send(send('r', 'after-pages', asked.text))
    await loadPages()
    expect((await readAnswer(after, 'r')).text).toBe(asked.answer)
    await before.stillStreams()
    await before.finish()
  })

  it.each([
    '/no/such/socket',
    '/_next/hmr',
    '/_next/webpack-hmr',
    '/streaming/socket',
    '/bench/static',
  ])('an upgrade to %s is answered 404', async target => {
    const headers = { Origin: deployment.pageUrl }
    const answer = await requestUpgrade({ port: deployment.socketPort, target, headers })
    expect(answer).toMatchObject({ status: 404, body: expect.stringContaining('no socket here') })
  })

  it('a target with a query is the same socket, one with a longer path is not', async () => {
    const { pathname } = new URL(deployment.socketUrl)
    const statusOf = async (path: string) => {
      const headers = { Origin: deployment.pageUrl }
      const target = await withTicket(path, { origin: deployment.pageUrl })
      return (await requestUpgrade({ port: deployment.socketPort, target, headers })).status
    }
    expect(await statusOf(`${pathname}?chat=1`)).toBe(101)
    expect(await statusOf(`${pathname}/x`)).toBe(404)
    expect(await statusOf(`/.${pathname}x`)).toBe(404)
  })

  it('an absolute target is not followed (CVE-2026-44578)', async () => {
    let hits = 0
    const canary = createServer((_, response) => {
      hits += 1
      response.end()
    })
    canary.on('connection', () => {
      hits += 1
    })
    canary.listen(0, '127.0.0.1')
    await once(canary, 'listening')
    const target = `http://127.0.0.1:${(canary.address() as AddressInfo).port}/_next/image`
    const { status } = await requestUpgrade({ port: deployment.socketPort, target })
    expect(status).toBe(400)
    // The pages' own process, where it is another one, is Next.js's own server: it may leave this unanswered.
    const pagePort = Number(new URL(deployment.pageUrl).port)
    await requestUpgrade({ port: pagePort, target }, 500).catch(() => undefined)
    expect(hits).toBe(0)
    canary.close()
  })

  it('the path of the socket without an upgrade is a plain answer', async () => {
    const { pathname, port } = new URL(deployment.socketUrl)
    const response = await fetch(`http://127.0.0.1:${port}${pathname}`)
    const expected = { integrated: 404, separate: 426 }
    expect(response.status).toBe(expected[name])
    await response.text()
  })

  it('the page knows its deployment, though modules are not shared with it', async () => {
    const html = await (await fetch(`${deployment.pageUrl}/streaming/socket`)).text()
    expect(html).toMatch(new RegExp(`data-testid="deployment"[^>]*>${name}<`))
  })
})

describe.each(deploymentNames)('%s: the fetch that Next.js replaces', name => {
  it('is not the one that answers come by', async () => {
    await using mock = await startMockProcess()
    const settings = mock.settings
    await using deployment = await startDeployment(name, { settings, pages: true })
    for (const path of PAGES) await (await fetch(deployment.pageUrl + path)).text()
    await using client = await connect(deployment)
    const asked = question(92, 'ttft=0 gap=1 length=30')
    client.send(send('r', 'c', asked.text))
    expect((await readAnswer(client, 'r')).text).toBe(asked.answer)
    // Next.js's and Node.js's own fetch speak HTTP/1.1 to a server without TLS.
    expect((await mock.stats()).connections.h2c).toEqual({ live: 1, accepted: 1 })
  })
})

describe.each(deploymentNames)('%s: a server that is told to end', name => {
  it('closes the sockets that closing an HTTP server leaves open', async () => {
    await using deployment = await startDeployment(name)
    await using idle = await connect(deployment)
    await using busy = await connect(deployment)
    busy.send(send('r', 'c', question(93, ENDLESS).text))
    await firstDelta(busy, 'r')
    await (await fetch(new URL('/', deployment.socketUrl.replace('ws', 'http')))).text()
    process.kill(deployment.server.pid, 'SIGTERM')
    expect((await idle.closed()).code).toBe(1012)
    expect((await busy.closed()).code).toBe(1012)
    expect(await deployment.server.exited).toEqual({ code: 0, signal: null })
  })
})
