import { describe, expect, it } from 'vitest'
import { deploymentNames, startDeployment } from '../support/deployment.ts'
import { readAnswer, send } from '../support/frames.ts'
import { question } from '../support/mock-answer.ts'
import { connect, type RawClient } from '../support/raw-client.ts'

const KIB = 1024

/** Sends the beginning of a frame, and a ping within it, and waits until the server has read both. */
async function begin(client: RawClient, bytes: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  client.socket.send(`"${'x'.repeat(bytes)}`, { fin: false })
  client.socket.once('pong', () => resolve())
  client.socket.ping()
  await promise
}

describe.each(deploymentNames)('%s: frames that are not whole', name => {
  it('take no more memory than MAX_UNFINISHED_FRAME_BYTES: the one begun first is cut off', async () => {
    const settings = { MAX_UNFINISHED_FRAME_BYTES: 1024 * KIB }
    await using deployment = await startDeployment(name, { settings })
    await using first = await connect(deployment)
    await using second = await connect(deployment)
    await using third = await connect(deployment)
    await begin(first, 400 * KIB)
    await begin(second, 400 * KIB)
    await begin(third, 400 * KIB)
    expect((await first.closed()).code).toBe(1006)

    // A frame that is whole, and refused, frees what it took.
    second.socket.send('"')
    expect((await second.closed()).code).toBe(1008)
    await using honest = await connect(deployment)
    const asked = question(31, 'ttft=0 gap=0 length=8', 'x'.repeat(400 * KIB))
    honest.send(send('r', 'c', asked.text))
    expect((await readAnswer(honest, 'r')).outcome).toEqual({ state: 'end' })
    expect(third.socket.readyState).toBe(third.socket.OPEN)
  })
})
