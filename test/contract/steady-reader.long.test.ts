import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { deploymentNames, startDeployment } from '../support/deployment.ts'
import { readAnswer, resume, send } from '../support/frames.ts'
import { question } from '../support/mock-answer.ts'
import { connect, type RawClient } from '../support/raw-client.ts'

const SLOW_READER_MS = 3_000
const settings = {
  MAX_QUEUE_BYTES: 16_384,
  SLOW_READER_MS,
  MAX_LIVE_ANSWERS: 1_000,
  MAX_MESSAGES_PER_SECOND: 1_000,
}

/** Enough for every buffer that the kernel has between two processes: 16 MB. */
const REPLAYS = 100

/** Fills the queues of a socket that is not read. */
async function fill(client: RawClient): Promise<void> {
  const asked = question(61, 'ttft=0 gap=0 length=1500')
  client.send(send('answer', 'steady-chat', asked.text))
  expect((await readAnswer(client, 'answer')).text).toBe(asked.answer)
  client.socket.pause()
  for (let time = 0; time < REPLAYS; time += 1) client.send(resume(`${time}`, 'steady-chat'))
}

/** Reads some 60 KB every second, and resolves once the socket has closed or the time is over. */
async function readSteadily({ socket }: RawClient, forMs: number): Promise<void> {
  const over = AbortSignal.timeout(forMs)
  let taken = 0
  socket.on('message', (data: Buffer) => {
    taken += data.byteLength
    if (taken > 30_000) socket.pause()
  })
  while (!over.aborted && socket.readyState === socket.OPEN) {
    taken = 0
    socket.resume()
    await delay(1_000, undefined, { signal: over }).catch(() => {})
  }
}

// Only Linux tells what its queues hold.
describe.runIf(process.platform === 'linux').each(deploymentNames)('%s: a reader', name => {
  it('that takes 60 KB a second is kept, and one that takes nothing is not', async () => {
    await using deployment = await startDeployment(name, { settings })
    await using steady = await connect(deployment)
    await using stuck = await connect(deployment)
    await fill(steady)
    await fill(stuck)
    await readSteadily(steady, 4 * SLOW_READER_MS)
    expect(steady.socket.readyState).toBe(steady.socket.OPEN)

    stuck.socket.resume()
    expect([1013, 1006]).toContain((await stuck.closed()).code)
  })
})
