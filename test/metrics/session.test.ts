import { describe, expect, it, vi } from 'vitest'
import { toJsonText } from '../../core/protocol/json-text.ts'
import { deploymentNames, startDeployment } from '../support/deployment.ts'
import { abort, firstDelta, readAnswer, resume, send } from '../support/frames.ts'
import { adminOf } from '../support/metrics.ts'
import { ENDLESS, question } from '../support/mock-answer.ts'
import { connect, DEADLINE_MS } from '../support/raw-client.ts'
import { requestUpgrade } from '../support/upgrade-request.ts'

/** `start` and `text-start` before the deltas, `text-end` and `finish` or `abort` after them. */
const OTHER_CHUNKS = 4

describe.each(deploymentNames)('%s: a session in its metrics', name => {
  it('counts what happened, to the last', async () => {
    await using deployment = await startDeployment(name)
    const { pageUrl, socketUrl, socketPort: port, server } = deployment
    const admin = await adminOf(server)
    const target = new URL(socketUrl).pathname
    const before = await admin.series()

    await requestUpgrade({ port, target, headers: { Origin: 'http://evil.example' } })
    await requestUpgrade({ port, target: '/no/such/socket', headers: { Origin: pageUrl } })
    await using lost = await connect(deployment)
    lost.socket.terminate()
    await using wrong = await connect(deployment)
    wrong.send(Buffer.of(1))
    expect((await wrong.closed()).code).toBe(1008)

    await using client = await connect(deployment)
    const asked = question(91, 'ttft=0 gap=1 length=40', 'Say it in 中文.')
    client.send(send('whole', 'chat-1', asked.text))
    const whole = await readAnswer(client, 'whole')
    client.send(send('stopped', 'chat-2', question(92, ENDLESS).text))
    await firstDelta(client, 'stopped')
    expect((await admin.series()).get('chat_generations_live')).toBe(1)
    client.send(resume('second', 'chat-2'))
    client.send(abort('stopped'))
    const stopped = await readAnswer(client, 'second')
    client.send(resume('again', 'chat-1'))
    expect((await readAnswer(client, 'again')).text).toBe(asked.answer)
    client.send(resume('unknown', 'chat-3'))
    await readAnswer(client, 'unknown')
    client.send(send('failing', 'chat-4', question(93, 'fault=401').text))
    expect((await readAnswer(client, 'failing')).outcome.state).toBe('error')
    client.send(abort('nothing'))
    await readAnswer(client, 'nothing')
    client.socket.close(1000)

    const tokens = [whole, stopped].reduce(
      (sum, { lastSequence }) => sum + lastSequence + 1 - OTHER_CHUNKS,
      0,
    )
    const expected = {
      chat_ready: 1,
      chat_draining: 0,
      chat_connections: 0,
      chat_connections_opened_total: 3,
      'chat_connections_closed_total{code="1000"}': 1,
      'chat_connections_closed_total{code="1006"}': 1,
      'chat_connections_closed_total{code="1008"}': 1,
      'chat_handshakes_refused_total{reason="origin"}': 1,
      'chat_handshakes_refused_total{reason="path"}': 1,
      chat_generations_live: 0,
      chat_generations_started_total: 3,
      'chat_generations_ended_total{outcome="finished"}': 1,
      'chat_generations_ended_total{outcome="aborted"}': 1,
      'chat_generations_ended_total{outcome="failed"}': 1,
      chat_generation_duration_seconds_count: 3,
      'chat_upstream_errors_total{kind="unauthorized"}': 1,
      chat_tokens_total: tokens,
      // Escaped, as it is kept: how far the stopped answer came decides whether a line break is in it.
      chat_text_bytes_total: Buffer.byteLength(toJsonText(whole.text + stopped.text)),
      chat_relay_delay_seconds_count: tokens,
      'chat_relay_delay_seconds_bucket{le="+Inf"}': tokens,
      chat_time_to_first_token_seconds_count: 2,
      chat_inter_chunk_latency_seconds_count: tokens - 2,
      chat_requests_refused_total: 1,
      'chat_resumes_total{outcome="live"}': 1,
      'chat_resumes_total{outcome="replayed"}': 1,
      'chat_resumes_total{outcome="no_active"}': 1,
      chat_queue_bytes: 0,
      chat_slow_readers: 0,
    }
    const known = Object.keys(expected)
    await vi.waitFor(
      async () => {
        const now = await admin.series()
        expect(Object.fromEntries(known.map(series => [series, now.get(series)]))).toEqual(expected)
      },
      { timeout: DEADLINE_MS },
    )
    const after = await admin.series()
    expect(after.get('chat_sent_bytes_total')).toBeGreaterThan(Buffer.byteLength(whole.text) * 2)
    expect(after.get('chat_journal_bytes')).toBeGreaterThan(0)
    const pages = (series: string) => !series.startsWith('chat_page_')
    expect([...after.keys()].filter(pages)).toEqual([...before.keys()].filter(pages))
  })
})
