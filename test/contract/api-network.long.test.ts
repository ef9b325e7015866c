import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { certificate } from '../../core/upstream/testing/certificate.ts'
import { DONE, event, FINISH } from '../../core/upstream/testing/events.ts'
import { startHttpProxy, startSocksProxy } from '../../core/upstream/testing/proxy-server.ts'
import { startRelay, startSecureServer } from '../../core/upstream/testing/secure-server.ts'
import { deploymentNames, startDeployment } from '../support/deployment.ts'
import type { Settings } from '../support/environment.ts'
import { readAnswer, send } from '../support/frames.ts'
import { connect } from '../support/raw-client.ts'

describe.each(deploymentNames)('%s: an API behind TLS and a proxy', name => {
  const directory = mkdtempSync(join(tmpdir(), 'authority-'))
  const authority = join(directory, 'ca.pem')
  let api: Awaited<ReturnType<typeof startSecureServer>>
  let proxy: Awaited<ReturnType<typeof startHttpProxy>>
  beforeAll(async () => {
    writeFileSync(authority, certificate)
    api = await startSecureServer(stream => {
      stream.respond({ ':status': 200 })
      stream.end(event('Hi') + FINISH + DONE)
    })
    proxy = await startHttpProxy(api.port)
  })
  afterAll(async () => {
    await proxy[Symbol.asyncDispose]()
    await api[Symbol.asyncDispose]()
    rmSync(directory, { recursive: true })
  })

  const ask = async (settings: Settings) => {
    await using deployment = await startDeployment(name, { settings })
    await using client = await connect(deployment)
    client.send(send('r', 'c', 'Hello'))
    const { text, outcome } = await readAnswer(client, 'r')
    return { text, outcome }
  }

  it.each(['HTTPS_PROXY', 'ALL_PROXY'])(
    'is reached through %s with NODE_EXTRA_CA_CERTS of the shell',
    async variable => {
      const answer = await ask({
        OPEN_API_BASE_URL: 'https://api.test/v1',
        [variable]: proxy.address,
        NODE_EXTRA_CA_CERTS: authority,
      })
      expect(answer).toEqual({ text: 'Hi', outcome: { state: 'end' } })
      expect(proxy.asked.splice(0)).toEqual(['CONNECT api.test:443'])
    },
  )

  it('is reached through a proxy of SOCKS, as desktops write its address', async () => {
    await using socks = await startSocksProxy(api.port)
    const answer = await ask({
      OPEN_API_BASE_URL: 'https://api.test/v1',
      ALL_PROXY: `socks://${socks.address}/`,
      NODE_EXTRA_CA_CERTS: authority,
    })
    expect(answer).toEqual({ text: 'Hi', outcome: { state: 'end' } })
    expect(socks.asked).toEqual(['api.test:443'])
  })

  it('is asked over a new connection once the old one fell silent', async () => {
    await using relay = await startRelay(api.port)
    const settings = {
      OPEN_API_BASE_URL: `https://127.0.0.1:${relay.port}/v1`,
      OPEN_API_FIRST_TOKEN_MS: 2_000,
      NODE_EXTRA_CA_CERTS: authority,
    }
    await using deployment = await startDeployment(name, { settings })
    await using client = await connect(deployment)
    const answerTo = async (id: string) => {
      client.send(send(id, id, 'Hello'))
      return (await readAnswer(client, id)).text
    }
    expect(await answerTo('before')).toBe('Hi')
    relay.hush()
    expect(await answerTo('into the silence')).toBe('')
    expect(await answerTo('after')).toBe('Hi')
    expect(relay.connections()).toBe(2)
  })

  it('is not trusted without it, and the words name certificate and variable', async () => {
    const { outcome } = await ask({ OPEN_API_BASE_URL: `https://127.0.0.1:${api.port}/v1` })
    expect(outcome).toMatchObject({
      state: 'error',
      errorText: expect.stringMatching(
        /^The API's certificate is not accepted: .*NODE_EXTRA_CA_CERTS/,
      ),
    })
  })
})
