import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { startProcess } from '../../bench/machine/process/managed-process.ts'
import { waitForLine } from '../../bench/machine/process/readiness.ts'
import { deploymentNames, root, startDeployment } from '../support/deployment.ts'
import { environmentOf } from '../support/environment.ts'
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

describe('the files of the environment', () => {
  it('are read by the process that starts, and told where they have no effect', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'environment-'))
    await using _gone = { [Symbol.asyncDispose]: () => rm(directory, { recursive: true }) }
    await writeFile(join(directory, '.env'), 'OPEN_API_KYE=x\nOPEN_API_MODEL=other\n')
    await writeFile(
      join(directory, '.env.local'),
      '\ufeffOPEN_API_BASE_URL="http://127.0.0.1:9/v1"\r\nOPEN_API_MODEL=named\r\n',
    )
    const { OPEN_API_BASE_URL, OPEN_API_MODEL, ...environment } = environmentOf({ WS_PORT: 0 })
    expect([OPEN_API_BASE_URL, OPEN_API_MODEL]).toEqual(['', ''])
    await using server = await startProcess({
      name: 'socket server',
      command: { file: process.execPath, arguments: [join(root, 'separate/server.ts')] },
      environment,
      cwd: directory,
    })
    await waitForLine(server, line => line === '  answers  named at http://127.0.0.1:9/v1')
    expect(server.tail()).toContain('.env: OPEN_API_KYE is not read: did you mean OPEN_API_KEY?')
  })
})
