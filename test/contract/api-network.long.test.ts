import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect as connectSocket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { certificate } from '../../core/upstream/testing/certificate.ts'
import { DONE, event, FINISH } from '../../core/upstream/testing/events.ts'
import { startRelay, startSecureServer } from '../../core/upstream/testing/secure-server.ts'
import { deploymentNames, startDeployment } from '../support/deployment.ts'
import type { Settings } from '../support/environment.ts'
import { readAnswer, send } from '../support/frames.ts'
import { connect } from '../support/raw-client.ts'

/** A proxy that leads every name to one port of this machine, and tells which names it was asked for. */
async function startProxy(targetPort: number) {
  const asked: (string | undefined)[] = []
  const server = createServer().on('connect', (request: IncomingMessage, socket) => {
    asked.push(request.url)
    const far = connectSocket(targetPort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      socket.pipe(far).pipe(socket)
    })
    far.on('error', () => socket.destroy())
    socket.on('error', () => far.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return { url: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked, server }
}

describe.each(deploymentNames)('%s: an API behind TLS and a proxy', name => {
  const directory = mkdtempSync(join(tmpdir(), 'authority-'))
  const authority = join(directory, 'ca.pem')
  let api: Awaited<ReturnType<typeof startSecureServer>>
  let proxy: Awaited<ReturnType<typeof startProxy>>
  beforeAll(async () => {
    writeFileSync(authority, certificate)
    api = await startSecureServer(stream => {
      stream.respond({ ':status': 200 })
      stream.end(event('Hi') + FINISH + DONE)
    })
    proxy = await startProxy(api.port)
  })
  afterAll(async () => {
    proxy.server.closeAllConnections()
    proxy.server.close()
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
        [variable]: proxy.url,
        NODE_EXTRA_CA_CERTS: authority,
      })
      expect(answer).toEqual({ text: 'Hi', outcome: { state: 'end' } })
      expect(proxy.asked.splice(0)).toEqual(['api.test:443'])
    },
  )

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
