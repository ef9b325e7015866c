import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { startApiServer } from '../../core/upstream/testing/api-server.ts'
import { DONE, event, FINISH, thought } from '../../core/upstream/testing/events.ts'
import { deploymentNames, startDeployment } from '../support/deployment.ts'
import type { Settings } from '../support/environment.ts'
import { readAnswer, send } from '../support/frames.ts'
import { connect } from '../support/raw-client.ts'

/** Writes a piece every 200 ms, so many times. */
function drip(response: ServerResponse, piece: string, times: number, onEnd: () => void): void {
  const timer = setInterval(() => {
    response.write(piece)
    times -= 1
    if (times > 0) return
    clearInterval(timer)
    onEnd()
  }, 200)
  response.on('close', () => clearInterval(timer))
}

/** What a started deployment makes of one answer of an API. */
async function answerOf(
  name: (typeof deploymentNames)[number],
  settings: Settings,
  answer: (response: ServerResponse, requests: number) => void,
) {
  await using server = await startApiServer(response => answer(response, server.requests.length))
  await using deployment = await startDeployment(name, {
    settings: { OPEN_API_BASE_URL: server.baseUrl, ...settings },
  })
  await using client = await connect(deployment)
  client.send(send('r', 'c', 'Hello'))
  const { text, outcome, chunks } = await readAnswer(client, 'r')
  return { text, outcome, chunks, requests: server.requests.length }
}

describe.each(deploymentNames)('%s: how long an API is waited for', name => {
  it('a model that thinks for longer than the first token may take is heard out', async () => {
    const answer = await answerOf(name, { OPEN_API_FIRST_TOKEN_MS: 1_000 }, response => {
      drip(response.writeHead(200), thought('hm'), 10, () => {
        response.end(event('Hi') + FINISH + DONE)
      })
    })
    expect(answer).toEqual({
      text: 'Hi',
      outcome: { state: 'end' },
      chunks: [
        'start',
        'reasoning-start',
        'reasoning-delta',
        'reasoning-end',
        'text-start',
        'text-delta',
        'text-end',
        'finish',
      ],
      requests: 1,
    })
  })

  it('one that has moved on its host is asked there', async () => {
    const answer = await answerOf(name, {}, (response, requests) => {
      if (requests > 1) return response.writeHead(200).end(event('Hi') + FINISH + DONE)
      response.writeHead(308, { location: '/moved/v1/chat/completions' }).end()
    })
    expect(answer).toMatchObject({ text: 'Hi', outcome: { state: 'end' }, requests: 2 })
  })

  it('one that never begins is asked once, and the words name the variable', async () => {
    const answer = await answerOf(name, { OPEN_API_FIRST_TOKEN_MS: 1_000 }, () => {})
    expect(answer).toEqual({
      text: '',
      outcome: {
        state: 'error',
        errorText:
          'The API sent nothing for 1 s. Retry, or raise OPEN_API_FIRST_TOKEN_MS on the server.',
      },
      chunks: ['start'],
      requests: 1,
    })
  })

  it('keep-alives hold no answer open beyond its total time', async () => {
    const settings = { OPEN_API_IDLE_MS: 1_000, OPEN_API_TOTAL_MS: 2_000 }
    const answer = await answerOf(name, settings, response => {
      response.writeHead(200).write(event('Hi'))
      drip(response, ': keep-alive\n\n', 1_000, () => {})
    })
    expect(answer).toMatchObject({
      text: 'Hi',
      outcome: {
        state: 'error',
        errorText:
          'The answer was cut off after 2 s, the longest that it may take. Retry, or raise OPEN_API_TOTAL_MS on the server.',
      },
      requests: 1,
    })
  })

  it('all attempts have the time of the first token together', async () => {
    const answer = await answerOf(
      name,
      { OPEN_API_FIRST_TOKEN_MS: 2_000 },
      (response, requests) => {
        if (requests === 1) response.writeHead(503, { 'retry-after': '1' }).end()
      },
    )
    expect(answer.requests).toBe(2)
    expect(answer.outcome).toMatchObject({
      errorText: expect.stringMatching(/^The API sent nothing for 2 s\./),
    })
  })
})
