import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import tls from 'node:tls'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Connections } from './connections.ts'
import { startApiServer } from './testing/api-server.ts'
import { askOnce } from './testing/ask-once.ts'
import { certificate } from './testing/certificate.ts'
import { DONE, event, FINISH } from './testing/events.ts'
import { openUpstream } from './testing/open-upstream.ts'
import { startHttpProxy, startSocksProxy } from './testing/proxy-server.ts'
import { RecordingSink } from './testing/recording-sink.ts'
import { type SecureAnswer, startRelay, startSecureServer } from './testing/secure-server.ts'

// However slow the machine is.
vi.setConfig({ testTimeout: 60_000 })

const PROMPT = [{ role: 'user', content: 'Hi' }] as const
const ANSWER = event('Hi') + FINISH + DONE
const respond = (stream: SecureAnswer) => {
  stream.respond({ ':status': 200 })
  stream.end(ANSWER)
}

describe('a certificate that nobody trusts', () => {
  it('is told, with the variable that mends it, and not asked for again', async () => {
    await using server = await startSecureServer(respond)
    const sink = await askOnce({ baseUrl: `https://127.0.0.1:${server.port}/v1` })
    expect(sink.outcomes).toEqual([{ state: 'failed', kind: 'certificate' }])
    expect(sink.messages).toEqual([
      "The API's certificate is not accepted: nobody that this server trusts has signed it. For a certificate authority of your own, start the server with NODE_EXTRA_CA_CERTS in its shell (Node does not read it from .env).",
    ])
  })

  it('is not what is said of a server without TLS', async () => {
    await using server = await startApiServer(response => response.end(ANSWER))
    const sink = await askOnce({ baseUrl: server.baseUrl.replace('http:', 'https:') })
    expect(sink.outcomes).toEqual([{ state: 'failed', kind: 'unreachable' }])
    expect(sink.messages.join()).toContain('begins with http://')
  })
})

describe('with a certificate authority of its own', () => {
  const authorities = tls.getCACertificates('default')
  // What NODE_EXTRA_CA_CERTS does at the start of a process.
  beforeAll(() => tls.setDefaultCACertificates([...authorities, certificate]))
  afterAll(() => tls.setDefaultCACertificates(authorities))

  it('an https API is asked through HTTPS_PROXY, by a name that the proxy alone knows', async () => {
    await using server = await startSecureServer(respond)
    await using proxy = await startHttpProxy(server.port)
    const proxies = { http: undefined, https: `http://${proxy.address}`, except: undefined }
    const sink = await askOnce({ baseUrl: 'https://api.test/v1' }, { proxies })
    expect(sink.answer).toBe('Hi')
    expect(proxy.asked).toEqual(['CONNECT api.test:443'])
  })

  it('an https API is asked through a proxy of SOCKS, by a name that the proxy alone knows', async () => {
    await using server = await startSecureServer(respond)
    await using proxy = await startSocksProxy(server.port)
    const proxies = { http: undefined, https: `socks5://${proxy.address}`, except: undefined }
    const sink = await askOnce({ baseUrl: 'https://api.test/v1' }, { proxies })
    expect(sink.answer).toBe('Hi')
    expect(proxy.asked).toEqual(['api.test:443'])
  })

  it('a connection that takes no more requests in mid-answer loses neither its answers nor the next questions', async () => {
    const slow = (stream: SecureAnswer) => {
      stream.respond({ ':status': 200 })
      setTimeout(() => stream.end(ANSWER), 20)
    }
    await using server = await startSecureServer(slow, { requestsPerSession: 3 })
    await using upstream = openUpstream(`https://127.0.0.1:${server.port}/v1`)
    const sinks = Array.from({ length: 20 }, () => new RecordingSink())
    for (const sink of sinks) {
      upstream.answer(PROMPT, sink, new AbortController().signal)
      await delay(2)
    }
    for (const sink of sinks) {
      await sink.settled
      expect([sink.answer, sink.messages]).toEqual(['Hi', []])
    }
    expect(server.sessions()).toBeGreaterThanOrEqual(20 / 3)
  })

  it('a connection that fell silent is left to its answers, once one of them was given up', async () => {
    await using server = await startSecureServer(respond)
    await using relay = await startRelay(server.port)
    await using upstream = openUpstream(`https://127.0.0.1:${relay.port}/v1`, {
      firstTokenMs: 500,
    })
    const ask = async () => {
      const sink = new RecordingSink()
      upstream.answer(PROMPT, sink, new AbortController().signal)
      await sink.settled
      return sink
    }
    expect((await ask()).answer).toBe('Hi')
    relay.hush()
    expect((await ask()).outcomes).toEqual([{ state: 'failed', kind: 'stalled' }])
    expect((await ask()).answer).toBe('Hi')
    expect(relay.connections()).toBe(2)
  })

  it('a connection that fell silent is used no further after 15 s, however long answers may wait', async () => {
    await using server = await startSecureServer(respond)
    await using relay = await startRelay(server.port)
    const connections = new Connections({ plainHttp2: false })
    const url = new URL(`https://127.0.0.1:${relay.port}/v1`)
    const request = () =>
      connections.request(url, { method: 'GET', headers: {}, body: null, signal: null })
    await (await request()).body.text()
    relay.hush()
    const startMs = performance.now()
    const now = vi.spyOn(performance, 'now')
    // The first of them may still find that something had come.
    for (const laterMs of [0, 15_001]) {
      now.mockReturnValue(startMs + laterMs)
      request().catch(() => {})
    }
    now.mockReturnValue(startMs + 30_002)
    const fresh = request()
    now.mockRestore()
    expect(await (await fresh).body.text()).toBe(ANSWER)
    await connections.close()
  })
})

describe('proxies', () => {
  it('HTTP_PROXY is asked for an http API', async () => {
    await using proxy = await startHttpProxy(0, ANSWER)
    const proxies = { http: `http://${proxy.address}`, https: undefined, except: 'other.test' }
    const sink = await askOnce({ baseUrl: 'http://api.test/v1' }, { proxies })
    expect(sink.answer).toBe('Hi')
    expect(proxy.asked).toEqual(['http://api.test/v1/chat/completions'])
  })

  it.each([
    ['NO_PROXY', 'http://api.invalid/v1', 'x, api.invalid'],
    ['another scheme', 'https://api.invalid/v1', undefined],
  ])('are left out for %s', async (_, baseUrl, except) => {
    await using proxy = await startHttpProxy(0, ANSWER)
    const proxies = { http: `http://${proxy.address}`, https: undefined, except }
    const sink = await askOnce({ baseUrl }, { proxies, firstTokenMs: 1_000 })
    expect(sink.answer).toBe('')
    expect(proxy.asked).toEqual([])
  })

  it('are left out for this machine', async () => {
    await using server = await startApiServer(response => response.end(ANSWER))
    const proxies = { http: 'http://127.0.0.1:1', https: undefined, except: undefined }
    expect((await askOnce(server, { proxies })).answer).toBe('Hi')
  })

  it('that refuse are named', async () => {
    const refusing = createServer().on('connect', (_request, socket) => {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
    })
    refusing.listen(0, '127.0.0.1')
    await once(refusing, 'listening')
    const url = `http://127.0.0.1:${(refusing.address() as AddressInfo).port}`
    const proxies = { http: undefined, https: url, except: undefined }
    const sink = await askOnce({ baseUrl: 'https://api.test/v1' }, { proxies })
    refusing.closeAllConnections()
    refusing.close()
    expect(sink.outcomes).toEqual([{ state: 'failed', kind: 'unreachable' }])
    expect(sink.messages.join()).toContain('Check HTTPS_PROXY, HTTP_PROXY and NO_PROXY')
  })
})
