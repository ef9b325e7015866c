import { readdir } from 'node:fs/promises'
import { connect as connectTcp } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { deploymentNames, startDeployment } from '../support/deployment.ts'
import { DEADLINE_MS } from '../support/raw-client.ts'
import { requestUpgrade } from '../support/upgrade-request.ts'

// Next leaves an upgrade request that it does not know unanswered, for ever, with its descriptor.

/** Paths without a page, with one, below Next's own, and the socket's path of the other deployment. */
const NOWHERE = ['/nope', '/streaming/socket', '/_next/hmr', '/docs/_next/hmr', '/api/websockets']
const ROUNDS = 40

const descriptorsOf = async (pid: number) => (await readdir(`/proc/${pid}/fd`)).length

describe.each(deploymentNames)('%s: upgrade requests to nowhere', name => {
  it('are answered 404 by the process with the pages, and every descriptor comes back', async () => {
    await using deployment = await startDeployment(name, { pages: true })
    const pages = deployment.processes.at(-1) ?? expect.unreachable()
    const { port } = new URL(deployment.pageUrl)
    await (await fetch(`${deployment.pageUrl}/streaming/socket`)).text()
    const targets = [...NOWHERE, ...(name === 'separate' ? ['/api/websocket'] : [])]
    const before = await descriptorsOf(pages.pid)
    for (let round = 0; round < ROUNDS; round += 1) {
      const asked = targets.map(target => requestUpgrade({ port: Number(port), target }))
      const statuses = (await Promise.all(asked)).map(({ status }) => status)
      expect(statuses).toEqual(targets.map(() => 404))
    }
    await vi.waitFor(
      // A connection or two of our own `fetch` may have ended meanwhile, or begun.
      async () => expect(await descriptorsOf(pages.pid)).toBeLessThan(before + 10),
      { timeout: DEADLINE_MS },
    )
  })

  it('do not hold up the end, nor does a client that stops in the middle of a request', async () => {
    await using deployment = await startDeployment(name, { pages: true })
    const port = Number(new URL(deployment.pageUrl).port)
    const left = connectTcp(port, '127.0.0.1')
    left.on('error', () => {})
    left.write('GET /nope HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
    const half = connectTcp(port, '127.0.0.1')
    half.on('error', () => {})
    half.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf')
    await (await fetch(`${deployment.pageUrl}/streaming/socket`)).text()
    const pages = deployment.processes.at(-1) ?? expect.unreachable()
    process.kill(pages.pid, 'SIGTERM')
    // DRAIN_MS of the tests (500 ms) and the 8 s that closing may take.
    const exit = await Promise.race([pages.exited, wait(15_000, undefined, { ref: false })])
    expect(exit).toBeDefined()
    left.destroy()
    half.destroy()
  })
})
