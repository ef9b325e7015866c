import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Deployment, deploymentNames, startDeployment } from '../support/deployment.ts'
import { abort, firstDelta, readAnswer, resume, send } from '../support/frames.ts'
import { ENDLESS, question } from '../support/mock-answer.ts'
import { connect, type RawClient } from '../support/raw-client.ts'
import { openWitness, type Witness } from '../support/witness.ts'

const MAX_FRAME_BYTES = 64 * 1024
const live = question(30, ENDLESS).text
const short = question(31, 'ttft=0 gap=0 length=8')
/** As deep as MAX_FRAME_VALUES allows, with what a turn has beside it. */
const nested = `${'['.repeat(9_900)}${']'.repeat(9_900)}`
const turn = JSON.stringify(send('r', 'c', 'x'))

/** One text frame whose bytes are no UTF-8. */
const brokenText = (client: RawClient) => client.socket.send(Buffer.from([0xff]), { binary: false })

/** Frames that can be told to no request: the socket closes, and the reason says what was wrong. */
const closing: [string, (client: RawClient) => unknown, number, RegExp][] = [
  ['no JSON', client => client.send('hello'), 1008, /^expected a JSON object, found hello$/],
  ['nothing', client => client.send(''), 1008, /^expected a JSON object, found nothing$/],
  ['a list', client => client.send('[]'), 1008, /^expected a JSON object, found \[\]$/],
  ['nested as deep as a frame allows', client => client.send(nested), 1008, /^expected a JSON/],
  [
    'more values than allowed',
    client => client.send(`[${'{},'.repeat(10_000)}{}]`),
    1008,
    /^more than 10000 values in one frame$/,
  ],
  ['bytes', client => client.send(Buffer.from(turn)), 1008, /^expected a text frame/],
  ['no UTF-8', brokenText, 1007, /^text that is no UTF-8$/],
  ['too big', client => client.send(`"${'x'.repeat(MAX_FRAME_BYTES)}"`), 1009, /^frame too big$/],
  [
    'more fragments than allowed',
    client => {
      for (let sent = 0; sent <= 16_384; sent++) client.socket.send('', { fin: false })
    },
    1008,
    /^more than 16384 fragments in one message$/,
  ],
  ['no requestId', client => client.send({ type: 'abort' }), 1008, /requestId .* found nothing$/],
  [
    'a requestId of no text',
    client => client.send({ type: 'abort', requestId: 7 }),
    1008,
    /requestId .* found 7$/,
  ],
  [
    'a requestId that is in use',
    client => {
      client.send(send('r', 'in-use', live))
      client.send(send('r', 'other', live))
    },
    1008,
    /^requestId r is in use$/,
  ],
  [
    'an unknown type for a request that is in use',
    client => {
      client.send(send('r', 'in-use-too', live))
      client.send({ type: 'sing', requestId: 'r' })
    },
    1008,
    /^expected type send, resume or abort, found "sing"$/,
  ],
]

/** Frames that are refused to their request alone. */
const refused: [string, object | string, RegExp][] = [
  ['an unknown type', { type: 'sing', requestId: 'r' }, /^expected type .* found "sing"$/],
  ['an abort of nothing', abort('r'), /^There is nothing to stop\.$/],
  ['no chat', { type: 'resume', requestId: 'r' }, /^expected an id .* found nothing$/],
  ['no trigger', { type: 'send', requestId: 'r', id: 'c' }, /^expected trigger /],
  ['no messages', { ...send('r', 'c', 'x'), messages: [] }, /^expected messages .* a list of 0$/],
  ['a message without parts', { ...send('r', 'c', 'x'), messages: [{ role: 'user' }] }, /role$/],
  ['a message of no text', send('r', 'c', ''), /^There is no text to answer\.$/],
  ['a negative lastSequence', resume('r', 'c', -1), /^expected lastSequence .* found -1$/],
  [
    'messages nested deep',
    `{"type":"send","requestId":"r","id":"c","trigger":"submit-message","messages":${nested}}`,
    /^expected a message with role and parts, found a list of 1$/,
  ],
]

describe.each(deploymentNames)('%s: bad input', name => {
  let deployment: Deployment
  let witness: Witness
  beforeAll(async () => {
    const settings = { MAX_FRAME_BYTES, MAX_MESSAGES_PER_SECOND: 1_000 }
    deployment = await startDeployment(name, { settings })
    witness = await openWitness(deployment)
  })
  afterAll(async () => {
    await witness.finish()
    await deployment[Symbol.asyncDispose]()
  })

  it.each(closing)('%s closes the socket', async (_, act, code, reason) => {
    await using client = await connect(deployment)
    act(client)
    const closed = await client.closed()
    expect(closed).toEqual({ code, reason: expect.stringMatching(reason) })
    await witness.stillStreams()
  })

  it.each(refused)('%s is refused, and the socket goes on', async (_, frame, errorText) => {
    await using client = await connect(deployment)
    client.send(frame)
    expect(await client.next()).toEqual({
      type: 'error',
      requestId: 'r',
      errorText: expect.stringMatching(errorText),
    })
    client.send(send('next', `after-${crypto.randomUUID()}`, short.text))
    expect((await readAnswer(client, 'next')).text).toBe(short.answer)
    await witness.stillStreams()
  })

  it('a second turn in a chat that is being answered is refused, the first goes on', async () => {
    await using client = await connect(deployment)
    const asked = question(32, 'ttft=0 gap=3 length=60')
    client.send(send('first', 'twice', asked.text))
    client.send(send('second', 'twice', asked.text))
    await using other = await connect(deployment)
    await firstDelta(client, 'first')
    other.send(send('third', 'twice', asked.text))
    expect(await other.next()).toMatchObject({ type: 'error', requestId: 'third' })
    client.send(resume('replay', 'twice'))
    const { text, outcome } = await readAnswer(client, 'replay')
    expect([text, outcome]).toEqual([asked.answer, { state: 'end' }])
  })

  it('frames out of order: what was never asked, or never given, cannot be resumed', async () => {
    await using client = await connect(deployment)
    client.send(resume('unknown', 'never-asked'))
    expect(await client.next()).toEqual({ type: 'no-active', requestId: 'unknown' })
    client.send(send('answer', 'asked', short.text))
    const { lastSequence } = await readAnswer(client, 'answer')
    client.send(resume('beyond', 'asked', lastSequence + 1))
    expect(await client.next()).toEqual({ type: 'no-active', requestId: 'beyond' })
    client.send(resume('last', 'asked', lastSequence))
    expect(await readAnswer(client, 'last', lastSequence + 1)).toMatchObject({ text: '' })
    client.send(resume('half', 'asked', 5))
    const half = await readAnswer(client, 'half', 6)
    expect(short.answer.endsWith(half.text)).toBe(true)
    expect(half.lastSequence).toBe(lastSequence)
  })

  it('a requestId serves again when its answer is over', async () => {
    await using client = await connect(deployment)
    for (const chat of ['first-use', 'second-use']) {
      client.send(send('same', chat, short.text))
      expect((await readAnswer(client, 'same')).text).toBe(short.answer)
    }
    client.send(abort('same'))
    expect(await client.next()).toMatchObject({ errorText: 'There is nothing to stop.' })
  })
})
