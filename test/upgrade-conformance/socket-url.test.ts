import { get } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Deployment, startDeployment } from '../support/deployment.ts'

// The address of the socket is no build-time constant: one build serves every answer below.

const page = async (
  { pageUrl }: Deployment,
  headers: Readonly<Record<string, string>>,
): Promise<string> => {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  // `fetch` sets the Host header itself.
  get(`${pageUrl}/streaming/socket`, { headers }, async response => {
    resolve((await response.setEncoding('utf8').toArray()).join(''))
  }).once('error', reject)
  return await promise
}

describe('separate: the page tells where the socket is, by request', () => {
  let deployment: Deployment
  beforeAll(async () => {
    deployment = await startDeployment('separate', { pages: true })
  })
  afterAll(() => deployment[Symbol.asyncDispose]())

  it.each([
    ['chat.example.com', {}, 'ws://chat.example.com'],
    ['chat.example.com:8443', { 'x-forwarded-proto': 'https' }, 'wss://chat.example.com'],
    ['192.168.1.20:3000', {}, 'ws://192.168.1.20'],
    ['[::1]:3000', {}, 'ws://[::1]'],
  ])('asked for as %s %o: %s', async (host, headers, expected) => {
    const html = await page(deployment, { host, ...headers })
    expect(html).toContain(`${expected}:${deployment.socketPort}`)
  })
})

describe('separate with WS_URL', () => {
  it('names that address, whatever the page was asked for as', async () => {
    const settings = { WS_URL: 'wss://ws.example.com/chat' }
    await using deployment = await startDeployment('separate', { settings, pages: true })
    const html = await page(deployment, { host: 'chat.example.com' })
    expect(html).toContain('wss://ws.example.com/chat')
    expect(html).not.toContain('ws://chat.example.com')
  })
})

describe('integrated', () => {
  it('names a path of the page’s own origin, whatever the host and WS_URL', async () => {
    const settings = { WS_URL: 'wss://ws.example.com/chat' }
    await using deployment = await startDeployment('integrated', { settings })
    const html = await page(deployment, { host: 'chat.example.com' })
    expect(html).toMatch(/socketUrl\\?":\\?"\/api\/websocket/)
    expect(html).not.toMatch(/wss?:\/\//)
  })
})
