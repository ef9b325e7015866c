import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Deployment, deploymentNames, startDeployment } from '../support/deployment.ts'
import { abort, firstDelta, readAnswer, resume, send } from '../support/frames.ts'
import { ENDLESS, question } from '../support/mock-answer.ts'
import { connect } from '../support/raw-client.ts'
import { openWitness, type Witness } from '../support/witness.ts'

const settings = {
  MAX_MESSAGES_PER_SECOND: 10,
  MAX_FRAME_BYTES: 65_536,
  MAX_BYTES_PER_SECOND: 65_536,
  MAX_REFUSED_FRAMES: 8,
  MAX_LIVE_ANSWERS: 2,
  MAX_PROMPT_BYTES: 2_048,
  MAX_ANSWER_BYTES: 16_384,
}

describe.each(deploymentNames)('%s: limits', name => {
  let deployment: Deployment
  let witness: Witness
  beforeAll(async () => {
    deployment = await startDeployment(name, { settings })
    witness = await openWitness(deployment)
  })
  afterAll(async () => {
    await witness.finish()
    await deployment[Symbol.asyncDispose]()
  })

  it('more frames a second than allowed close the socket', async () => {
    await using client = await connect(deployment)
    // Twice the limit cannot be spread over two seconds and pass.
    for (let sent = 0; sent <= 2 * 10; sent++) client.send(resume(`r${sent}`, 'nobody'))
    expect(await client.closed()).toEqual({ code: 1008, reason: 'more than 10 frames a second' })
    await witness.stillStreams()
  })

  it('more bytes a second than allowed close the socket', async () => {
    await using client = await connect(deployment)
    const frame = JSON.stringify(abort('r')).padEnd(50_000)
    for (let sent = 0; sent < 4; sent++) client.send(frame)
    expect(await client.closed()).toEqual({ code: 1008, reason: 'more than 65536 bytes a second' })
    await witness.stillStreams()
  })

  it('frames in a row that are refused close the socket, which says why', async () => {
    await using client = await connect(deployment)
    for (let sent = 0; sent <= 8; sent++) client.send(abort(`r${sent}`))
    expect(await client.closed()).toEqual({
      code: 1008,
      reason: 'more than 8 refused frames in a row: There is nothing to stop.',
    })
    expect(client.waiting).toBe(8)
    await witness.stillStreams()
  })

  it('pings count: a flood of them closes the socket', async () => {
    await using client = await connect(deployment)
    for (let sent = 0; sent <= 2 * 10; sent++) client.socket.ping('x'.repeat(100))
    expect(await client.closed()).toEqual({ code: 1008, reason: 'more than 10 frames a second' })
    await witness.stillStreams()
  })

  it('one answer too many at once is refused, and there is room again when one is over', async () => {
    await using client = await connect(deployment)
    const asked = question(51, ENDLESS)
    const chats = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()] as const
    client.send(send('1', chats[0], asked.text))
    client.send(send('2', chats[1], asked.text))
    client.send(send('3', chats[2], asked.text))
    expect((await readAnswer(client, '3')).outcome).toEqual({
      state: 'error',
      errorText: 'At most 2 answers at once on one connection.',
    })
    client.send(abort('1'))
    client.send(resume('4', chats[1]))
    await firstDelta(client, '4')
    client.send(abort('2'))
    client.send(abort('4'))
    await witness.stillStreams()
  })

  it('a prompt too long is refused, and the socket goes on', async () => {
    await using client = await connect(deployment)
    client.send(send('long', crypto.randomUUID(), '說'.repeat(683)))
    expect(await client.next()).toEqual({
      type: 'error',
      requestId: 'long',
      errorText: 'This conversation has 2049 bytes; at most 2048 are accepted. Start a new chat.',
    })
    const asked = question(52, 'ttft=0 gap=0 length=8', 'x'.repeat(1_900))
    client.send(send('next', crypto.randomUUID(), asked.text))
    expect((await readAnswer(client, 'next')).text).toBe(asked.answer)
  })

  it('an answer too long is cut off with one error, and can be read again up to there', async () => {
    await using client = await connect(deployment)
    const asked = question(53, 'ttft=0 gap=0 length=30000')
    client.send(send('r', 'too-long', asked.text))
    const read = await readAnswer(client, 'r')
    expect(read.outcome).toEqual({
      state: 'error',
      errorText: 'The answer grew past 16384 bytes and was cut off.',
    })
    expect(asked.answer.startsWith(read.text)).toBe(true)
    // What is counted is the text as it is kept: escaped, as JSON has it.
    const keptBytes = Buffer.byteLength(JSON.stringify(read.text)) - 2
    expect(keptBytes).toBeGreaterThan(16_384)
    expect(keptBytes).toBeLessThan(16_384 + 100)
    client.send(resume('again', 'too-long'))
    expect(await readAnswer(client, 'again')).toEqual(read)
  })
})
