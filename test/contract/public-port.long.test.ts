import { Agent, get } from 'node:http'
import type { Socket } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import { deploymentNames, startDeployment } from '../support/deployment.ts'
import { firstDelta, send } from '../support/frames.ts'
import { ENDLESS, question } from '../support/mock-answer.ts'
import { connect, DEADLINE_MS } from '../support/raw-client.ts'

// What stands in front of a deployment asks at its public ports: load balancers, proxies, strangers.

const textAt = async (url: string, headers: Record<string, string> = {}): Promise<string> => {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  // `fetch` sets the Host header itself.
  get(url, { headers }, async response => {
    resolve((await response.setEncoding('utf8').toArray()).join(''))
  }).once('error', reject)
  return await promise
}

/** A client that keeps one connection to a port, as a load balancer does. */
class KeptConnection {
  readonly #port: number
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })
  readonly #sockets = new Set<Socket>()

  constructor(port: number) {
    this.#port = port
  }

  /** How many it has needed so far. */
  get connections(): number {
    return this.#sockets.size
  }

  async statusOf(path: string): Promise<number | undefined> {
    const { promise, resolve, reject } = Promise.withResolvers<number | undefined>()
    const request = get({ host: '127.0.0.1', port: this.#port, path, agent: this.#agent }, answer =>
      answer.resume().once('end', () => resolve(answer.statusCode)),
    )
    request.once('socket', socket => this.#sockets.add(socket)).once('error', reject)
    return await promise
  }

  [Symbol.dispose](): void {
    this.#agent.destroy()
  }
}

describe.each(deploymentNames)('%s: the public ports', name => {
  it('tell a load balancer that they take work, and that they drain', async () => {
    const settings = { HEALTH_PATH: '/up', DRAIN_MS: 10_000 }
    await using deployment = await startDeployment(name, { settings, pages: true })
    const { pageUrl, socketPort, server } = deployment
    const health = async (port: string | number) => {
      const answer = await fetch(`http://127.0.0.1:${port}/up?from=balancer`)
      return [answer.status, await answer.text()]
    }
    for (const port of [new URL(pageUrl).port, socketPort]) {
      expect(await health(port)).toEqual([200, 'ready\n'])
    }
    await using client = await connect(deployment)
    client.send(send('r', 'c', question(1, ENDLESS).text))
    await firstDelta(client, 'r')
    process.kill(server.pid, 'SIGTERM')
    await vi.waitFor(async () => expect(await health(socketPort)).toEqual([503, 'draining\n']), {
      timeout: DEADLINE_MS,
    })
  })

  it('reset no connection that a load balancer uses again and again', async () => {
    const settings = { KEEP_ALIVE_MS: 61_000 }
    await using deployment = await startDeployment(name, { settings, pages: true })
    for (const port of [new URL(deployment.pageUrl).port, deployment.socketPort]) {
      using agent = new KeptConnection(Number(port))
      for (let asked = 0; asked < 200; asked++) expect(await agent.statusOf('/healthz')).toBe(200)
      expect(agent.connections).toBe(1)
    }
  })

  it('keep an idle connection as long as configured', async () => {
    const settings = { KEEP_ALIVE_MS: 61_000 }
    await using deployment = await startDeployment(name, { settings, pages: true })
    for (const port of [new URL(deployment.pageUrl).port, deployment.socketPort]) {
      const { headers } = await fetch(`http://127.0.0.1:${port}/healthz`)
      expect(headers.get('keep-alive')).toBe('timeout=61')
    }
  })

  it('serve no page of the bench to strangers, however its address is spelt', async () => {
    const settings = { BENCH_PAGES: 0 }
    await using deployment = await startDeployment(name, { settings, pages: true, page: '/' })
    const { port } = new URL(deployment.pageUrl)
    const spellings = [
      '/bench/static',
      '/bench/computed?x',
      '/%62ench/computed',
      '/x/../bench/computed',
      '/./bench/rendered',
      '/bench/computed.rsc',
      '/bench%2Fcomputed',
    ]
    const statuses = spellings.map(async path => {
      const { promise, resolve, reject } = Promise.withResolvers<number | undefined>()
      get({ port, path, host: '127.0.0.1' }, answer => {
        answer.resume()
        resolve(answer.statusCode)
      }).once('error', reject)
      return [path, await promise]
    })
    expect(await Promise.all(statuses)).toEqual(spellings.map(path => [path, 404]))
  })

  it('are to be had over IPv6', async () => {
    const settings = { HOST: '[::1]', ADMIN_HOST: '::1' }
    await using deployment = await startDeployment(name, { settings })
    const { port } = new URL(deployment.pageUrl)
    const at = {
      pageUrl: `http://[::1]:${port}`,
      socketUrl: deployment.socketUrl.replace('127.0.0.1', '[::1]'),
    }
    await using client = await connect(at)
    client.send(send('r', 'c', question(1, 'ttft=0 gap=1 length=5').text))
    await firstDelta(client, 'r')
  })
})

describe('separate behind a proxy that rewrites Host', () => {
  const forwarded = { host: '127.0.0.1:3000', 'x-forwarded-host': 'app.example' }
  const https = { ...forwarded, 'x-forwarded-proto': 'https' }

  it.each([
    [1, 'wss://app.example'],
    [0, 'wss://127.0.0.1'],
  ])('with TRUST_PROXY=%s finds its socket at %s', async (trust, expected) => {
    const settings = { TRUST_PROXY: trust }
    await using deployment = await startDeployment('separate', { settings, pages: true })
    const page = await textAt(`${deployment.pageUrl}/streaming/socket`, https)
    expect(page).toContain(`${expected}:${deployment.socketPort}`)
  })
})
