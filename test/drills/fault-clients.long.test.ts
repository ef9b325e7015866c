import { expect, it } from 'vitest'
import { startClock } from '../../bench/run/faults/clock.ts'
import { openClients, untilOver } from '../../bench/run/faults/fault-clients.ts'
import { startCuttingProxy } from '../support/cutting-proxy.ts'
import { startDeployment } from '../support/deployment.ts'
import { startMockProcess } from '../support/mock-process.ts'
import { TICKET_SECRET } from '../support/tickets.ts'
import { shortLoad } from './drill-run.ts'

// The negative control of the drills: a client that could neither resume nor see a fault would find nothing lost.

const { signal } = new AbortController()

it('comes back from a connection that broke, and has every chunk once', async () => {
  await using scene = await openScene()
  const { clients, proxy } = scene
  proxy.cut()
  const clock = startClock()
  await untilOver(clients, { clock, signal })
  for (const { outcome, drops, tokens } of clients.finish(clock)) {
    expect({ outcome, drops, tokens }).toEqual({
      outcome: 'exact',
      drops: 1,
      tokens: shortLoad.tokens,
    })
  }
})

it('finds its answer lost behind a server that does not have it', async () => {
  await using scene = await openScene()
  const { clients, proxy, other } = scene
  proxy.leadTo(other.socketPort)
  proxy.cut()
  const clock = startClock()
  await untilOver(clients, { clock, signal })
  for (const { outcome, detail, drops } of clients.finish(clock))
    expect({ outcome, detail, drops }).toEqual({ outcome: 'lost', detail: 'no-active', drops: 1 })
})

/** Five clients in the middle of their answers, behind a network that can break. */
async function openScene() {
  await using opened = new AsyncDisposableStack()
  const mock = opened.use(await startMockProcess())
  const { settings } = mock
  const deployment = opened.use(await startDeployment('separate', { settings }))
  const proxy = opened.use(await startCuttingProxy())
  proxy.leadTo(deployment.socketPort)
  const { pageUrl } = deployment
  const other = opened.use(
    await startDeployment('separate', { settings: { ...settings, ALLOWED_ORIGINS: pageUrl } }),
  )
  const addresses = {
    mockUrl: settings.OPEN_API_BASE_URL as string,
    socketUrl: `ws://127.0.0.1:${proxy.port}/`,
    pageUrl,
    tickets: { from: 'secret', secret: TICKET_SECRET } as const,
  }
  const plan = { ...shortLoad, streams: 5 }
  const clients = opened.use(await openClients(addresses, plan, { seed: 1, signal }))
  const stack = opened.move()
  return {
    proxy,
    clients,
    /** A second socket server, which knows nothing of the first one's answers. */
    other,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}
