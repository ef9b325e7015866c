import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FailureKind, failure } from '../../core/upstream/failure.ts'
import type { DialectCase } from '../../mock/dialects/dialect.ts'
import { dialectCases } from '../../mock/dialects/registry.ts'
import { type Deployment, deploymentNames, startDeployment } from '../support/deployment.ts'
import { type MockProcess, startMockProcess } from '../support/mock-process.ts'
import { createSdkClient, type SdkClient } from '../support/sdk-client.ts'

/** What the AI SDK's client made of an answer. */
async function read(client: SdkClient, chatId: string, question: string) {
  const heard = { text: '', reasoning: '', finish: '', error: '' }
  try {
    for await (const chunk of await client.ask(chatId, question)) {
      if (chunk.type === 'text-delta') heard.text += chunk.delta
      if (chunk.type === 'reasoning-delta') heard.reasoning += chunk.delta
      if (chunk.type === 'finish') heard.finish = chunk.finishReason ?? ''
    }
  } catch (error) {
    heard.error = error instanceof Error ? error.message : String(error)
  }
  return heard
}

/** The words for a failure; those of an empty answer tell more than one thing. */
function wordsOf(right: DialectCase['right']): unknown {
  if ('finish' in right) return ''
  return right.failure === 'empty'
    ? expect.stringContaining('empty answer')
    : failure(right.failure as FailureKind).message
}

describe.each(deploymentNames)('%s: an API that speaks its own dialect', name => {
  let mock: MockProcess
  let deployment: Deployment
  let client: SdkClient
  beforeAll(async () => {
    mock = await startMockProcess()
    deployment = await startDeployment(name, { settings: mock.settings })
    client = createSdkClient(deployment)
  })
  afterAll(async () => {
    client[Symbol.dispose]()
    await deployment[Symbol.asyncDispose]()
    await mock[Symbol.asyncDispose]()
  })

  it.each([...dialectCases])('%s', async (dialect, { right }) => {
    const { text, reasoning, finish, error } = await read(
      client,
      crypto.randomUUID(),
      `Hello [dialect ${dialect}]`,
    )
    expect({ text, reasoning, finish, error }).toEqual({
      text: right.text,
      reasoning: right.reasoning ?? '',
      finish: 'finish' in right ? right.finish : '',
      error: wordsOf(right),
    })
  })

  it('carries the usage of the API and its finish reason as message metadata', async () => {
    const stream = await client.ask(crypto.randomUUID(), 'Hello [dialect openai/answer]')
    const last = (await Array.fromAsync(stream)).at(-1)
    expect(last).toEqual({
      type: 'finish',
      finishReason: 'stop',
      messageMetadata: { finishReason: 'stop', usage: { inputTokens: 3, outputTokens: 2 } },
    })
  })
})
