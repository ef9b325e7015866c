import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { inShort } from '../../core/chat/testing/answer-model.ts'
import type { Client, Scene } from '../../core/chat/testing/scene.ts'
import { log } from '../../core/log.ts'
import { answerKey, INTERRUPTED } from '../../core/redis/names.ts'
import { DEADLINE_MS } from '../support/raw-client.ts'
import { type Redis, redisServer, startRedis } from '../support/redis.ts'
import { describeWithTool } from '../support/required-tool.ts'
import { openScene } from './two-processes.ts'

const until = (check: () => unknown) => vi.waitFor(check, { timeout: DEADLINE_MS, interval: 10 })

const framesOf = ({ sink }: Client, requestId: string) => sink.framesOf(requestId).map(inShort)
const gets = (client: Client, requestId: string, frames: readonly string[]) =>
  until(() => expect(framesOf(client, requestId)).toEqual(frames))

const TEXT = ['0 start', '1 text-start', '2 text-delta Hel', '3 text-delta lo']
const ENDED = ['4 text-end', '5 finish', 'end']
const BROKEN = `error ${INTERRUPTED}`

describeWithTool(redisServer, 'answers in Redis', () => {
  let redis: Redis
  let generating: Scene
  let resuming: Scene
  const opened: Scene[] = []
  const logged: unknown[] = []

  const open = async () => {
    const scene = await openScene(redis.url)
    opened.push(scene)
    return scene
  }

  beforeEach(async () => {
    for (const level of ['warn', 'error'] as const) {
      vi.spyOn(log, level).mockImplementation((...words: unknown[]) => void logged.push(words))
    }
    redis = await startRedis()
    generating = await open()
    resuming = await open()
  })

  afterEach(async () => {
    for (const scene of opened.splice(0)) {
      scene[Symbol.dispose]()
      await scene.chats.sharing?.close()
    }
    await redis[Symbol.asyncDispose]()
    vi.restoreAllMocks()
    logged.length = 0
  })

  /** An answer that has begun, with a follower in each process. */
  const begin = async (chatId: string) => {
    const [asker, other] = [generating.connect(), resuming.connect()]
    asker.send('ask', chatId)
    const answer = generating.upstream.latest
    answer.write('Hel', 'lo')
    await until(async () => expect(await resuming.chats.locate(chatId)).toBeDefined())
    other.resume('r', chatId)
    await gets(other, 'r', ['start', ...TEXT])
    const messageId = generating.chats.find(chatId)?.messageId ?? ''
    return { asker, other, answer, messageId }
  }

  const causes = () =>
    logged.map(words => (words as readonly { readonly cause?: string }[])[0]?.cause)

  it('end with one error elsewhere when the process that generates has lost its lease', async () => {
    const { other, asker, answer, messageId } = await begin('c')
    const third = (await open()).connect()
    expect(await redis.command('CLIENT', 'KILL', 'TYPE', 'normal')).toMatch(/^:\d+$/)
    await gets(other, 'r', ['start', ...TEXT, BROKEN])
    third.resume('r', 'c')
    await gets(third, 'r', ['start', ...TEXT, BROKEN])
    const entries = await redis.command('XRANGE', answerKey(messageId), '-', '+')
    expect(entries.match(/"state":"failed"/g)).toHaveLength(1)
    answer.sink.end('stop')
    await gets(asker, 'ask', [...TEXT, ...ENDED])
  })

  it('go on in their own process when Redis was flushed, and end with one error elsewhere', async () => {
    const { asker, other, answer } = await begin('c')
    await redis.command('FLUSHALL')
    answer.write('!')
    await gets(other, 'r', ['start', ...TEXT, BROKEN])
    answer.sink.end('stop')
    await gets(asker, 'ask', [...TEXT, '4 text-delta !', '5 text-end', '6 finish', 'end'])
    other.resume('again', 'c')
    await gets(other, 'again', ['no-active'])
    expect(causes()).toContain('the stream is gone')
  })

  it('are replayed by no other process once an entry is missing or cut', async () => {
    const { other, answer, messageId } = await begin('missing')
    answer.sink.end('stop')
    await gets(other, 'r', ['start', ...TEXT, ...ENDED])
    const third = (await open()).connect()
    expect(await redis.command('XDEL', answerKey(messageId), '2-0')).toBe(':1')
    third.resume('missing', 'missing')
    await gets(third, 'missing', ['no-active'])

    const cut = await begin('cut')
    await redis.command('XADD', answerKey(cut.messageId), '5-0', 'e', '[1')
    await gets(cut.other, 'r', ['start', ...TEXT, BROKEN])
    third.resume('cut', 'cut')
    await gets(third, 'cut', ['no-active'])
    expect(causes()).toEqual(
      expect.arrayContaining(['an entry was cut or is missing', 'an entry was cut or is missing']),
    )
  })

  it('go on while Redis is away, are flagged elsewhere, and are shared again when it is back', async () => {
    const { asker, other, answer } = await begin('c')
    await redis.process.kill()
    answer.write('!')
    asker.send('new', 'new')
    generating.upstream.latest.write('New')
    generating.upstream.latest.sink.end('stop')
    answer.sink.end('stop')
    await gets(asker, 'ask', [...TEXT, '4 text-delta !', '5 text-end', '6 finish', 'end'])
    await gets(other, 'r', ['start', ...TEXT, BROKEN])
    expect(framesOf(asker, 'new').at(-1)).toBe('end')
    other.resume('new', 'new')
    await gets(other, 'new', ['no-active'])
    expect(logged.filter(words => String(words).includes('Redis is away'))).toHaveLength(2)

    redis = await startRedis(Number(new URL(redis.url).port))
    await until(async () => {
      const id = `again ${asker.sink.frames.length}`
      asker.send(id, id)
      generating.upstream.latest.write('Hel', 'lo')
      generating.upstream.latest.sink.end('stop')
      const back = resuming.connect()
      back.resume('r', id)
      await vi.waitFor(() => expect(framesOf(back, 'r')).toEqual(['start', ...TEXT, ...ENDED]))
    })
  })

  it('that began while Redis was away are given where they are, though Redis has an older one', async () => {
    const asker = generating.connect()
    asker.send('old', 'c')
    generating.upstream.latest.write('Old')
    generating.upstream.latest.sink.end('stop')
    await until(async () => expect(await resuming.chats.locate('c')).toBeDefined())
    process.kill(redis.process.pid, 'SIGSTOP')
    try {
      await until(() => expect(String(causes())).toContain('did not answer within 2000 ms'))
      asker.send('new', 'c')
      generating.upstream.latest.write('New')
      generating.upstream.latest.sink.end('stop')
    } finally {
      process.kill(redis.process.pid, 'SIGCONT')
    }
    const messageId = generating.chats.find('c')?.messageId
    await until(async () =>
      expect((await generating.chats.locate('c'))?.messageId).not.toBe(messageId),
    )
    asker.resume('again', 'c', undefined, messageId)
    expect(framesOf(asker, 'again')).toContain('2 text-delta New')
  })

  it('go on when Redis is full, and are not found elsewhere', async () => {
    await redis.command('CONFIG', 'SET', 'maxmemory', '1')
    const [asker, other] = [generating.connect(), resuming.connect()]
    asker.send('ask', 'c')
    generating.upstream.latest.write('Hel', 'lo')
    generating.upstream.latest.sink.end('stop')
    await gets(asker, 'ask', [...TEXT, ...ENDED])
    await until(() => expect(String(causes())).toContain('OOM'))
    other.resume('r', 'c')
    await gets(other, 'r', ['no-active'])
  })

  it('do not wait for a Redis that is silent', async () => {
    const { asker, other, answer } = await begin('c')
    process.kill(redis.process.pid, 'SIGSTOP')
    try {
      answer.write('!')
      answer.sink.end('stop')
      await gets(asker, 'ask', [...TEXT, '4 text-delta !', '5 text-end', '6 finish', 'end'])
      other.resume('none', 'none')
      await gets(other, 'none', ['no-active'])
      await gets(other, 'r', ['start', ...TEXT, BROKEN])
      expect(String(causes())).toContain('Redis did not answer within 2000 ms')
    } finally {
      process.kill(redis.process.pid, 'SIGCONT')
    }
  })

  it('expire, and leave nothing behind', async () => {
    const scene = await openScene(redis.url, 2_000)
    opened.push(scene)
    const asker = scene.connect()
    asker.send('ask', 'short')
    const messageId = scene.chats.find('short')?.messageId ?? ''
    scene.upstream.latest.write('Hel', 'lo')
    scene.upstream.latest.sink.end('stop')
    await until(async () => {
      expect(await redis.command('EXISTS', answerKey(messageId))).toBe(':1')
    })
    await until(async () => {
      expect(await redis.command('EXISTS', answerKey(messageId))).toBe(':0')
    })
    const other = resuming.connect()
    other.resume('r', 'short')
    await gets(other, 'r', ['no-active'])
    const keys = (await redis.command('KEYS', '*')).match(/next-websocket\S+/g) ?? []
    for (const key of keys) expect(await redis.command('PTTL', key)).toMatch(/^:\d+$/)
  })

  it('are not given to a Redis that is too old', async () => {
    await using old = await oldRedis()
    const scene = await openScene(old.url)
    opened.push(scene)
    expect(String(causes())).toContain(
      'expected Redis 6.2 or newer, found 5.0.14. Remedy: upgrade it',
    )
    const asker = scene.connect()
    asker.send('ask', 'c')
    scene.upstream.latest.write('Hel', 'lo')
    scene.upstream.latest.sink.end('stop')
    await gets(asker, 'ask', [...TEXT, ...ENDED])
    asker.resume('r', 'c')
    await gets(asker, 'r', ['start', ...TEXT, ...ENDED])
  })
})

/** What a client sees of Redis 5 before it asks for more than the version. */
async function oldRedis(): Promise<AsyncDisposable & { readonly url: string }> {
  const info = 'redis_version:5.0.14\r\n'
  const server = createServer(socket => {
    socket.on('error', () => {})
    socket.on('data', bytes => {
      if (String(bytes).includes('INFO')) socket.write(`$${info.length}\r\n${info}\r\n`)
      else socket.write('+OK\r\n')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.close()
    },
  }
}
