import { describe, expect, it, vi } from 'vitest'
import { redirectTarget } from './redirect.ts'
import { startApiServer } from './testing/api-server.ts'
import { askOnce } from './testing/ask-once.ts'
import { DONE, event, FINISH } from './testing/events.ts'
import { CANARY_KEY } from './testing/open-upstream.ts'

// However slow the machine is.
vi.setConfig({ testTimeout: 60_000 })

const ANSWER = event('Hi') + FINISH + DONE
const from = new URL('http://api.test/v1/chat/completions')

describe('redirectTarget', () => {
  it.each([
    ['/v2/chat/completions', 'http://api.test/v2/chat/completions'],
    ['http://api.test:8080/v1', 'http://api.test:8080/v1'],
    ['https://api.test/v1/chat/completions', 'https://api.test/v1/chat/completions'],
  ])('follows %s on the same host', (location, expected) => {
    expect(redirectTarget(from, location, 0).href).toBe(expected)
  })

  it.each([
    ['http://api.test.evil.example/v1', 'http://api.test.evil.example/v1'],
    ['//other.test/v1/chat/completions?key=x#y', 'http://other.test/v1'],
    ['https://user:word@other.test/v1/', 'https://other.test/v1'],
    ['ftp://api.test/v1', 'ftp://api.test/v1'],
  ])('does not follow %s, and names %s', (location, named) => {
    expect(() => redirectTarget(from, location, 0)).toThrow(
      `The API redirects to ${named}. Set OPEN_API_BASE_URL`,
    )
  })

  it('does not go from https to http', () => {
    const secure = new URL('https://api.test/v1/chat/completions')
    expect(() => redirectTarget(secure, from.href, 0)).toThrow('redirects to http://api.test/v1.')
  })

  it('gives up after five, and at what is no address', () => {
    expect(() => redirectTarget(from, '/again', 5)).toThrow('again and again')
    expect(() => redirectTarget(from, 'http://[', 0)).toThrow('or to nowhere')
  })
})

describe('a redirect of the API', () => {
  it.each([301, 302, 303, 307, 308])('%i is followed with body and key', async status => {
    await using server = await startApiServer((response, { url }) => {
      if (url === '/v1/chat/completions') {
        response.writeHead(status, { location: '/new/v1/chat/completions' }).end('moved')
        return
      }
      response.writeHead(200).end(ANSWER)
    })
    const sink = await askOnce(server)
    expect(sink.answer).toBe('Hi')
    expect(server.requests.map(({ url, method }) => `${method} ${url}`)).toEqual([
      'POST /v1/chat/completions',
      'POST /new/v1/chat/completions',
    ])
    expect(server.bodies[1]).toBe(server.bodies[0])
    expect(server.requests[1]?.headers.authorization).toBe(`Bearer ${CANARY_KEY}`)
  })

  it('to another port of the host is followed', async () => {
    await using target = await startApiServer(response => response.writeHead(200).end(ANSWER))
    await using server = await startApiServer(response => {
      response.writeHead(307, { location: `${target.baseUrl}/chat/completions` }).end()
    })
    expect((await askOnce(server)).answer).toBe('Hi')
  })

  it('to another host is not, and the key stays here', async () => {
    await using target = await startApiServer(response => response.writeHead(200).end(ANSWER))
    const elsewhere = target.baseUrl.replace('127.0.0.1', 'localhost')
    await using server = await startApiServer(response => {
      response.writeHead(307, { location: `${elsewhere}/chat/completions` }).end()
    })
    const sink = await askOnce(server)
    expect(sink.outcomes).toEqual([{ state: 'failed', kind: 'redirected' }])
    expect(sink.messages.join()).toContain(`redirects to ${elsewhere}.`)
    expect(target.connections()).toBe(0)
  })

  it('in a circle ends', async () => {
    await using server = await startApiServer((response, { url }) => {
      response.writeHead(302, { location: url }).end()
    })
    const sink = await askOnce(server)
    expect(sink.outcomes).toEqual([{ state: 'failed', kind: 'redirected' }])
    expect(server.requests).toHaveLength(6)
  })

  it('without an address is a refusal', async () => {
    await using server = await startApiServer(response => response.writeHead(307).end())
    expect((await askOnce(server)).outcomes).toEqual([{ state: 'failed', kind: 'refused' }])
  })
})
