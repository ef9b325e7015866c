import { expect, it } from 'vitest'
import { Chats } from '../chat/chats.ts'
import { ScriptedUpstream } from '../chat/testing/scripted-upstream.ts'
import { expose } from './family.ts'
import { recordChat } from './recorders/chat-recorder.ts'
import { recordGateway } from './recorders/gateway-recorder.ts'
import { recordUpstream } from './recorders/upstream-recorder.ts'

const USERS = 10_000

it(`${USERS} users, chats and close codes leave the number of series as it was`, async () => {
  const [gateway, chat, upstream] = [recordGateway(() => {}), recordChat(), recordUpstream()]
  const families = [...gateway.families, ...chat.families, ...upstream.families]
  const read = async () => (await expose(families, { deployment: 'test' })).split('\n')
  const seriesOf = (lines: readonly string[]) =>
    lines.filter(line => !line.startsWith('#')).map(line => line.replace(/ \S+$/, ''))
  const before = seriesOf(await read())

  const script = new ScriptedUpstream()
  const chats = new Chats({
    upstream: script,
    deployment: 'test',
    limits: {
      answers: 10_000,
      answerBytes: 1 << 20,
      journalBytes: 1 << 30,
      journalTtlMs: 60_000,
      unfollowedMs: 60_000,
    },
    observer: chat.observer,
  })
  for (let user = 0; user < USERS; user += 1) {
    const queue = { waitingBytes: 1, sentBytes: 2, hasRoom: user % 2 === 0 }
    gateway.observer.connectionOpened(queue)
    chats.start(`chat of user ${user}`, [{ role: 'user', content: `I am ${user}` }])
    script.latest.write('Hi', ' there')
    if (user % 10 === 0) script.latest.sink.end('stop')
    if (user % 4 === 0) gateway.observer.connectionClosed(queue, 1000 + user)
    const times = upstream.observer.answerRequested()
    times.readBegan()
    times.readEnded(2, 0)
  }

  const lines = await read()
  expect(seriesOf(lines)).toEqual(before)
  const value = (series: string) =>
    Number(lines.find(line => line.startsWith(`${series} `))?.split(' ')[1])
  expect(value('chat_connections{deployment="test"}')).toBe(7_500)
  expect(value('chat_slow_readers{deployment="test"}')).toBe(5_000)
  expect(value('chat_queue_bytes{deployment="test"}')).toBe(7_500)
  expect(value('chat_sent_bytes_total{deployment="test"}')).toBe(20_000)
  expect(value('chat_generations_live{deployment="test"}')).toBe(9_000)
  expect(value('chat_tokens_total{deployment="test"}')).toBe(20_000)
  expect(value('chat_text_bytes_total{deployment="test"}')).toBe(80_000)
  expect(value('chat_journal_bytes{deployment="test"}')).toBe(chats.journalBytes)
  expect(value('chat_time_to_first_token_seconds_count{deployment="test"}')).toBe(10_000)
  expect(value('chat_inter_chunk_latency_seconds_count{deployment="test"}')).toBe(10_000)
  expect(value('chat_relay_delay_seconds_count{deployment="test"}')).toBe(20_000)
  chats.close('over')
  expect(before.length).toBeLessThan(180)
})
