import { describe, expect, it, vi } from 'vitest'
import { type Deployment, deploymentNames, startDeployment } from '../support/deployment.ts'
import type { Settings } from '../support/environment.ts'
import { firstDelta, send } from '../support/frames.ts'
import { adminOf } from '../support/metrics.ts'
import { ENDLESS, question } from '../support/mock-answer.ts'
import { connect, DEADLINE_MS, type RawClient } from '../support/raw-client.ts'

const MIB = 1024 * 1024
const CAP = MIB
const SOCKETS = 4
const PER_SOCKET = 8

/** About 60 KB of text: 32 of them take more than twice the cap. */
const LONG = 'ttft=0 gap=0 length=12000'

const gaugesOf = async ({ server }: Deployment) => {
  const series = await (await adminOf(server)).series()
  return {
    bytes: series.get('chat_journal_bytes') ?? Number.NaN,
    live: series.get('chat_generations_live') ?? Number.NaN,
  }
}

/** Frames are handled one in a turn: when the last question is answered, or refused, all were asked. */
async function firstFrame(client: RawClient, requestId: string): Promise<void> {
  let frame = await client.next()
  while (frame.requestId !== requestId) frame = await client.next()
}

/** Asks for more than the cap holds, leaves at once, and gives the most that the journals took until all had ended. */
async function fillJournals(settings: Settings) {
  await using deployment = await startDeployment('separate', { settings })
  const clients: RawClient[] = []
  for (let socket = 0; socket < SOCKETS; socket += 1) {
    const client = await connect(deployment)
    clients.push(client)
    for (let at = 0; at < PER_SOCKET; at += 1) {
      client.send(send(`${at}`, `long-${socket}-${at}`, question(socket, LONG).text))
    }
    await firstFrame(client, `${PER_SOCKET - 1}`)
  }
  for (const { socket } of clients) socket.terminate()
  let most = 0
  await vi.waitFor(
    async () => {
      const { bytes, live } = await gaugesOf(deployment)
      most = Math.max(most, bytes)
      expect(live).toBe(0)
    },
    { timeout: 2 * DEADLINE_MS, interval: 20 },
  )
  const { bytes: after } = await gaugesOf(deployment)
  return { most, after }
}

describe('MAX_JOURNAL_BYTES', () => {
  it('is passed neither by live answers nor by those that have ended', async () => {
    const { most, after } = await fillJournals({ MAX_JOURNAL_BYTES: CAP })
    expect(most).toBeLessThanOrEqual(CAP)
    expect(after).toBeLessThanOrEqual(CAP)
    expect(after).toBeGreaterThan(CAP / 8)
  })

  it('is what keeps them small: the same answers take more without it', async () => {
    const { most } = await fillJournals({ MAX_JOURNAL_BYTES: 1024 * MIB })
    expect(most).toBeGreaterThan(2 * CAP)
  })
})

describe.each(deploymentNames)('%s: answers in all', name => {
  it('one more than MAX_ANSWERS is busy, and answers that nobody follows count until they are ended', async () => {
    const settings = { MAX_ANSWERS: 2, UNFOLLOWED_ANSWER_MS: 1_500 }
    await using deployment = await startDeployment(name, { settings })
    await using client = await connect(deployment)
    await using gone = await connect(deployment)
    const endless = question(1, ENDLESS).text
    gone.send(send('a', 'gone-a', endless))
    gone.send(send('b', 'gone-b', endless))
    await firstDelta(gone, 'a')
    await firstDelta(gone, 'b')
    gone.socket.terminate()
    client.send(send('c', 'mine', endless))
    expect(await client.next()).toEqual({
      type: 'error',
      requestId: 'c',
      errorText: 'The server is busy. Retry in a moment.',
    })
    await vi.waitFor(async () => expect((await gaugesOf(deployment)).live).toBe(0), {
      timeout: DEADLINE_MS,
    })
    client.send(send('d', 'mine', endless))
    await firstDelta(client, 'd')
  })
})
