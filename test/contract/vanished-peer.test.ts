import { describe, expect, it, vi } from 'vitest'
import { startCuttingProxy } from '../support/cutting-proxy.ts'
import { deploymentNames, startDeployment } from '../support/deployment.ts'
import { firstDelta, readAnswer, resume, send } from '../support/frames.ts'
import { adminOf } from '../support/metrics.ts'
import { question } from '../support/mock-answer.ts'
import { connect, DEADLINE_MS } from '../support/raw-client.ts'

describe.each(deploymentNames)('%s: a peer that vanishes without a FIN', name => {
  it('is ended after two pings, and its answer goes on for the client that comes back', async () => {
    await using deployment = await startDeployment(name, { settings: { HEARTBEAT_MS: 500 } })
    await using network = await startCuttingProxy()
    network.leadTo(deployment.socketPort)
    const { pathname } = new URL(deployment.socketUrl)
    const through = `ws://127.0.0.1:${network.port}${pathname}`
    await using gone = await connect({ ...deployment, socketUrl: through })
    const asked = question(72, 'ttft=0 gap=20 length=100')
    gone.send(send('r', 'c', asked.text))
    await firstDelta(gone, 'r')

    // Nothing passes any more, in either direction, and nobody says goodbye.
    network.hush()
    const admin = await adminOf(deployment.server)
    await vi.waitFor(async () => expect((await admin.series()).get('chat_connections')).toBe(0), {
      timeout: DEADLINE_MS,
    })
    await using back = await connect(deployment)
    back.send(resume('t', 'c'))
    const answer = await readAnswer(back, 't')
    expect([answer.text, answer.outcome]).toEqual([asked.answer, { state: 'end' }])
  })
})
