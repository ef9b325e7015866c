import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { inShort } from '../../core/chat/testing/answer-model.ts'
import type { Client } from '../../core/chat/testing/scene.ts'
import { DEADLINE_MS } from '../support/raw-client.ts'
import { redisServer } from '../support/redis.ts'
import { describeWithTool } from '../support/required-tool.ts'
import { oneProcess, type Places, twoProcesses } from './two-processes.ts'

// What a resume promises, whether the answer is in this process's memory or another process generates it.

describe('a resume in the process that generates', () => contract(oneProcess))

describeWithTool(redisServer, 'a resume in another process', () => contract(twoProcesses))

const framesOf = ({ sink }: Client, requestId: string) => sink.framesOf(requestId).map(inShort)

/** Waits until a request has got exactly these frames. */
const gets = (client: Client, requestId: string, frames: readonly string[]) =>
  vi.waitFor(() => expect(framesOf(client, requestId)).toEqual(frames), {
    timeout: DEADLINE_MS,
    interval: 5,
  })

const BEGUN = ['start', '0 start', '1 text-start', '2 text-delta Hel', '3 text-delta lo']
const ENDED = ['4 text-end', '5 finish', 'end']

function contract(open: () => Promise<Places>): void {
  let places: Places
  let chats = 0
  beforeAll(async () => {
    places = await open()
  })
  afterAll(() => places[Symbol.asyncDispose]())

  /** An answer that has begun, a client that follows it, and one that does not yet. */
  const begin = async (...texts: readonly string[]) => {
    const { generating, resuming } = places
    chats += 1
    const chatId = `chat ${chats}`
    const [asker, other] = [generating.connect(), resuming.connect()]
    asker.send('ask', chatId)
    const answer = generating.upstream.latest
    answer.write(...texts)
    await vi.waitFor(async () => expect(await resuming.chats.locate(chatId)).toBeDefined(), {
      timeout: DEADLINE_MS,
      interval: 5,
    })
    return { chatId, asker, other, answer }
  }

  it('replays from the start, and follows live', async () => {
    const { chatId, other, answer } = await begin('Hel', 'lo')
    other.resume('r', chatId)
    await gets(other, 'r', BEGUN)
    answer.write(' you')
    await gets(other, 'r', [...BEGUN, '4 text-delta  you'])
    answer.sink.end('stop')
    await gets(other, 'r', [...BEGUN, '4 text-delta  you', '5 text-end', '6 finish', 'end'])
  })

  it('gives the same frames as the first request got', async () => {
    const { chatId, asker, other, answer } = await begin()
    answer.think('Well, ', '"so" \n')
    answer.write('漢字 \ud83d\ude00', '\\ "quoted" \u2028')
    answer.think('Hm.')
    answer.write('Done.')
    answer.sink.end('length', { inputTokens: 3, outputTokens: 5, reasoningTokens: 2 })
    const withoutRequest = (client: Client, requestId: string) =>
      client.sink.framesOf(requestId).map(frame => ({ ...frame, requestId: '' }))
    other.resume('r', chatId)
    await vi.waitFor(
      () =>
        expect(withoutRequest(other, 'r')).toEqual([
          { type: 'start', requestId: '' },
          ...withoutRequest(asker, 'ask'),
        ]),
      { timeout: DEADLINE_MS },
    )
    expect(framesOf(asker, 'ask').at(-1)).toBe('end')
  })

  it('goes on after the sequence number that the client has', async () => {
    const { chatId, other, answer } = await begin('Hel', 'lo')
    other.resume('whole', chatId)
    await gets(other, 'whole', BEGUN)
    other.resume('r', chatId, 2)
    await gets(other, 'r', ['start', '3 text-delta lo'])
    answer.sink.end('stop')
    await gets(other, 'r', ['start', '3 text-delta lo', ...ENDED])
  })

  it('shows an ended answer to any number of clients', async () => {
    const { chatId, answer } = await begin('Hel', 'lo')
    answer.sink.end('stop')
    const clients = [1, 2, 3].map(() => places.resuming.connect())
    for (const client of clients) client.resume('r', chatId)
    for (const client of clients) await gets(client, 'r', [...BEGUN, ...ENDED])
  })

  it('knows nothing of a chat without an answer, a number that was never given, and another answer', async () => {
    const { chatId, other } = await begin('Hel', 'lo')
    other.resume('chat', 'nobody’s chat')
    other.resume('number', chatId, 4)
    other.resume('answer', chatId, 1, 'another')
    for (const request of ['chat', 'number', 'answer']) await gets(other, request, ['no-active'])
  })

  it('stops the answer at the upstream', async () => {
    const { chatId, asker, other, answer } = await begin('Hel', 'lo')
    other.resume('r', chatId)
    await gets(other, 'r', BEGUN)
    other.abort('r')
    const stopped = ['4 text-end', '5 abort', 'end']
    await gets(other, 'r', [...BEGUN, ...stopped])
    await gets(asker, 'ask', [...BEGUN.slice(1), ...stopped])
    expect(answer.signal.aborted).toBe(true)
  })

  it('stops it though the answer was not found yet', async () => {
    const { chatId, other, answer } = await begin('Hel', 'lo')
    other.resume('r', chatId)
    other.abort('r')
    await gets(other, 'r', [...BEGUN, '4 text-end', '5 abort', 'end'])
    expect(answer.signal.aborted).toBe(true)
  })

  it('ends with the error that the answer failed with', async () => {
    const { chatId, other, asker } = await begin('Hel', 'lo')
    other.resume('r', chatId)
    await gets(other, 'r', BEGUN)
    places.generating.chats.find(chatId)?.interrupt('Broken.')
    await gets(other, 'r', [...BEGUN, 'error Broken.'])
    await gets(asker, 'ask', [...BEGUN.slice(1), 'error Broken.'])
  })

  it('refuses a second turn while one is being answered', async () => {
    const { chatId, other, answer } = await begin('Hel', 'lo')
    other.send('again', chatId)
    await vi.waitFor(
      () =>
        expect(framesOf(other, 'again').at(-1)).toBe(
          'error An answer is already being written in this chat.',
        ),
      { timeout: DEADLINE_MS },
    )
    other.resume('r', chatId)
    await gets(other, 'r', BEGUN)
    answer.sink.end('stop')
    await gets(other, 'r', [...BEGUN, ...ENDED])
  })

  it('shows the latest answer of the chat', async () => {
    const { chatId, other, answer } = await begin('Hel', 'lo')
    answer.sink.end('stop')
    other.resume('first', chatId)
    await gets(other, 'first', [...BEGUN, ...ENDED])
    places.generating.connect().send('next', chatId)
    places.generating.upstream.latest.write('Next')
    other.resume('second', chatId)
    await gets(other, 'second', ['start', '0 start', '1 text-start', '2 text-delta Next'])
  })

  it('goes on when the client leaves while its answer is looked for', async () => {
    const { chatId, other, answer } = await begin('Hel', 'lo')
    other.resume('gone', chatId)
    other.session.close()
    const back = places.resuming.connect()
    back.resume('r', chatId)
    await gets(back, 'r', BEGUN)
    answer.sink.end('stop')
    await gets(back, 'r', [...BEGUN, ...ENDED])
  })
}
