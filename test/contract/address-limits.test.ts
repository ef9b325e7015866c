import { describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { type Deployment, deploymentNames, startDeployment } from '../support/deployment.ts'
import { firstDelta, readAnswer, send } from '../support/frames.ts'
import { ENDLESS, question } from '../support/mock-answer.ts'
import { connect, DEADLINE_MS } from '../support/raw-client.ts'
import { withTicket } from '../support/tickets.ts'

const settings = {
  TRUSTED_PROXIES: '127.0.0.1',
  MAX_CONNECTIONS_PER_ADDRESS: 2,
  MAX_ANSWERS_PER_ADDRESS: 1,
}

/** The client as the proxy on this machine tells of it. */
const from = (address: string) => ({ headers: { 'x-forwarded-for': address } })

/** The status of an upgrade request, with further headers. */
async function statusOf(
  { socketUrl, pageUrl }: Deployment,
  address: string,
  more: Readonly<Record<string, string>> = {},
): Promise<number> {
  const headers = { ...from(address).headers, ...more }
  const ticketed = await withTicket(socketUrl, { origin: pageUrl })
  const socket = new WebSocket(ticketed, { origin: pageUrl, headers })
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  socket.once('open', () => resolve(101))
  socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
  socket.once('error', reject)
  const status = await promise
  socket.terminate()
  return status
}

describe.each(deploymentNames)('%s: limits by address', name => {
  it('leave to others what one address may not take, and believe no stranger', async () => {
    await using deployment = await startDeployment(name, { settings })
    await using first = await connect(deployment, from('203.0.113.5'))
    await using second = await connect(deployment, from('6.6.6.6, 203.0.113.5'))
    expect(await statusOf(deployment, '203.0.113.5')).toBe(429)
    await using other = await connect(deployment, from('203.0.113.6'))

    first.send(send('r', 'chat-1', question(1, ENDLESS).text))
    await firstDelta(first, 'r')
    second.send(send('r', 'chat-2', question(2, ENDLESS).text))
    expect((await readAnswer(second, 'r')).outcome).toEqual({
      state: 'error',
      errorText: 'At most 1 answers at once from one address.',
    })
    other.send(send('r', 'chat-3', question(3, ENDLESS).text))
    await firstDelta(other, 'r')

    second.socket.close(1000)
    await vi.waitFor(
      async () => expect(await statusOf(deployment, '203.0.113.5')).toBe(101),
      DEADLINE_MS,
    )
  })

  it('give back the place of an upgrade that names one subprotocol twice', async () => {
    await using deployment = await startDeployment(name, { settings })
    const twice = { 'sec-websocket-protocol': 'a, a' }
    for (let place = 0; place < settings.MAX_CONNECTIONS_PER_ADDRESS; place++) {
      expect(await statusOf(deployment, '203.0.113.7', twice)).toBe(400)
    }
    await vi.waitFor(
      async () => expect(await statusOf(deployment, '203.0.113.7')).toBe(101),
      DEADLINE_MS,
    )
  })

  it('do not hold this machine itself', async () => {
    await using deployment = await startDeployment(name, { settings })
    const clients = await Promise.all(Array.from({ length: 5 }, () => connect(deployment)))
    for (const client of clients) client.socket.terminate()
  })
})
