import { describe, expect, it } from 'vitest'
import { deploymentNames, startDeployment } from '../support/deployment.ts'
import { readAnswer, send } from '../support/frames.ts'
import { question } from '../support/mock-answer.ts'
import { connect } from '../support/raw-client.ts'

describe.each(deploymentNames)('%s: the heartbeat', name => {
  it('drops a peer that answers no ping, and keeps one that does', async () => {
    await using deployment = await startDeployment(name, { settings: { HEARTBEAT_MS: 1_000 } })
    await using alive = await connect(deployment)
    await using dead = await connect(deployment, { autoPong: false })
    let pings = 0
    dead.socket.on('ping', () => {
      pings += 1
    })
    expect((await dead.closed()).code).toBe(1006)
    expect(pings).toBe(2)

    const asked = question(71, 'ttft=0 gap=0 length=8')
    alive.send(send('r', 'c', asked.text))
    expect((await readAnswer(alive, 'r')).text).toBe(asked.answer)
  })
})
