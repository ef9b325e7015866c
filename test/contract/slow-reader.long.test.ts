import { describe, expect, it, vi } from 'vitest'
import { deploymentNames, startDeployment } from '../support/deployment.ts'
import { readAnswer, resume, send } from '../support/frames.ts'
import { question } from '../support/mock-answer.ts'
import { connect, DEADLINE_MS } from '../support/raw-client.ts'
import { openWitness } from '../support/witness.ts'

const settings = {
  MAX_QUEUE_BYTES: 16_384,
  SLOW_READER_MS: 500,
  MAX_LIVE_ANSWERS: 1_000,
  MAX_MESSAGES_PER_SECOND: 1_000,
  // The witness, the slow reader, and nobody else while the slow one is there.
  MAX_CONNECTIONS: 2,
}

/** Enough for every buffer that the kernel has between two processes: 16 MB. */
const REPLAYS = 100

describe.each(deploymentNames)('%s: a slow reader', name => {
  it('is let go, disturbs nobody, and can have its answer exact afterwards', async () => {
    await using deployment = await startDeployment(name, { settings })
    await using witness = await openWitness(deployment)
    await using slow = await connect(deployment)
    const asked = question(61, 'ttft=0 gap=0 length=1500')
    slow.send(send('answer', 'slow-chat', asked.text))
    expect((await readAnswer(slow, 'answer')).text).toBe(asked.answer)

    slow.socket.pause()
    for (let time = 0; time < REPLAYS; time++) slow.send(resume(`again-${time}`, 'slow-chat'))
    await using next = await vi.waitFor(() => connect(deployment), {
      timeout: DEADLINE_MS,
      interval: 50,
    })
    await witness.stillStreams()
    slow.socket.resume()
    // 1006 where the close frame was still in a queue when the server gave the connection up.
    expect([1013, 1006]).toContain((await slow.closed()).code)

    next.send(resume('afterwards', 'slow-chat'))
    const { text, outcome } = await readAnswer(next, 'afterwards')
    expect([text, outcome]).toEqual([asked.answer, { state: 'end' }])
    await witness.finish()
  })

  it('that reads on in time gets everything, in order and once', async () => {
    const patient = { ...settings, SLOW_READER_MS: 60_000 }
    await using deployment = await startDeployment(name, { settings: patient })
    await using slow = await connect(deployment)
    await using quick = await connect(deployment)
    const filling = question(62, 'ttft=0 gap=0 length=1500')
    slow.send(send('filling', 'filling', filling.text))
    await readAnswer(slow, 'filling')

    let ends = 0
    slow.socket.on('message', data => {
      if (String(data).startsWith('{"type":"end"')) ends += 1
    })
    slow.socket.pause()
    const asked = question(63, 'ttft=0 gap=1 length=2500')
    slow.send(send('live', 'live', asked.text))
    for (let time = 0; time < REPLAYS; time++) slow.send(resume(`again-${time}`, 'filling'))
    await vi.waitFor(async () => {
      quick.send(resume('live', 'live'))
      expect(await quick.next()).toEqual({ type: 'start', requestId: 'live' })
    })
    // The slow one lags behind by now, and the answer is still being written.
    for (let seen = 0; seen < 800; seen++) await quick.next()
    slow.socket.resume()
    const { text, outcome } = await readAnswer(slow, 'live')
    expect([text, outcome]).toEqual([asked.answer, { state: 'end' }])
    await vi.waitFor(() => expect(ends).toBe(REPLAYS + 1), { timeout: DEADLINE_MS })
  })
})
