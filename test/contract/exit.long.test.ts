import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect as connectTcp } from 'node:net'
import { describe, expect, it } from 'vitest'
import { deploymentNames, startDeployment } from '../support/deployment.ts'
import { firstDelta, send } from '../support/frames.ts'
import { question } from '../support/mock-answer.ts'
import { connect, type RawClient } from '../support/raw-client.ts'

/** No test sees the end of it, and 300 of it leave a machine with time for others. */
const ENDLESS = 'ttft=0 gap=500 length=60000'

/** What DRAIN_MS and its margin allow at their defaults. */
const EXIT_MS = 30_000
const STREAMS = 300

/** An API that takes every request and never says a word. */
async function startHungApi() {
  const server = createServer(() => {})
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
  return {
    settings: { OPEN_API_BASE_URL: url, OPEN_API_MODEL: 'm' },
    [Symbol.dispose]() {
      server.close()
      server.closeAllConnections()
    },
  }
}

const exitAfterSigterm = async ({ pid, exited }: { pid: number; exited: Promise<unknown> }) => {
  const startedMs = performance.now()
  process.kill(pid, 'SIGTERM')
  const exit = await exited
  expect(performance.now() - startedMs).toBeLessThan(EXIT_MS)
  return exit
}

// All at once: each waits for the whole of DRAIN_MS.
describe.concurrent.each(deploymentNames)('%s: SIGTERM at the defaults', name => {
  it('ends it with 300 live streams, peers that read nothing, and handshakes that never end', async () => {
    const settings = { DRAIN_MS: 20_000 }
    await using deployment = await startDeployment(name, { settings })
    await using stack = new AsyncDisposableStack()
    const clients: RawClient[] = []
    const asked = question(85, ENDLESS).text
    for (let at = 0; at < STREAMS; at += 1) {
      const client = stack.use(await connect(deployment))
      clients.push(client)
      client.send(send('r', `chat-${at}`, asked))
    }
    for (const client of clients) await firstDelta(client, 'r')
    for (const { socket } of clients.slice(0, 20)) socket.pause()
    const halfOpen = connectTcp(deployment.socketPort, '127.0.0.1')
    stack.defer(() => void halfOpen.destroy())
    halfOpen.on('error', () => {})
    halfOpen.write('GET / HTTP/1.1\r\n')
    expect(await exitAfterSigterm(deployment.server)).toEqual({ code: 0, signal: null })
  }, 120_000)

  it('ends it while the API says nothing', async () => {
    using api = await startHungApi()
    const settings = { ...api.settings, DRAIN_MS: 20_000 }
    await using deployment = await startDeployment(name, { settings })
    await using client = await connect(deployment)
    client.send(send('r', 'c', 'Hello?'))
    expect(await client.next()).toMatchObject({ requestId: 'r', sequence: 0 })
    expect(await exitAfterSigterm(deployment.server)).toEqual({ code: 0, signal: null })
    expect((await client.closed()).code).toBe(1012)
  }, 120_000)
})
