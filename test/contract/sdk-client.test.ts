import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Deployment, deploymentNames, startDeployment } from '../support/deployment.ts'
import { ENDLESS, question } from '../support/mock-answer.ts'
import { type MockProcess, startMockProcess } from '../support/mock-process.ts'
import { createSdkClient, readStream, sha256 } from '../support/sdk-client.ts'

// The AI SDK's own client is the conformance test of the wire.

describe.each(deploymentNames)('%s: the AI SDK client', name => {
  let mock: MockProcess
  let deployment: Deployment
  beforeAll(async () => {
    mock = await startMockProcess()
    deployment = await startDeployment(name, { settings: mock.settings })
  })
  afterAll(async () => {
    await deployment[Symbol.asyncDispose]()
    await mock[Symbol.asyncDispose]()
  })

  it.each([
    ['English', 'Tell me.'],
    ['Chinese', '說吧。'],
  ])('streams an answer in %s, whole and exact', async (language, rest) => {
    using client = createSdkClient(deployment)
    const asked = question(11, 'ttft=0 gap=1 length=300', rest)
    const streamed = await readStream(await client.ask(`whole-${language}`, asked.text))
    expect(streamed.chunks).toEqual(['start', 'text-start', 'text-delta', 'text-end', 'finish'])
    expect(sha256(streamed.text)).toBe(sha256(asked.answer))
  })

  it('resumes exact after a dropped connection, under the same message id', async () => {
    using client = createSdkClient(deployment)
    const asked = question(12, 'ttft=0 gap=3 length=300')
    let messageId: string | undefined
    const broken = (async () => {
      for await (const chunk of await client.ask('dropped', asked.text)) {
        if (chunk.type === 'start') messageId = chunk.messageId
        if (chunk.type === 'text-delta') client.drop()
      }
    })()
    await expect(broken).rejects.toThrow('network connection')

    const stream = await client.resume('dropped')
    expect(stream).not.toBeNull()
    const streamed = await readStream(stream as NonNullable<typeof stream>)
    expect(sha256(streamed.text)).toBe(sha256(asked.answer))
    expect(streamed.messageId).toBe(messageId)
    expect(client.connections).toBe(2)

    const again = await readStream((await client.resume('dropped')) as NonNullable<typeof stream>)
    expect(again).toEqual(streamed)
  })

  it('gives a second tab the same answer while it is written', async () => {
    using first = createSdkClient(deployment)
    using second = createSdkClient(deployment)
    const asked = question(13, 'ttft=0 gap=3 length=300')
    const { promise: begun, resolve } = Promise.withResolvers<void>()
    const one = readStream(await first.ask('two-tabs', asked.text), () => resolve())
    await begun
    const two = readStream((await second.resume('two-tabs')) as ReadableStream)
    const answers = await Promise.all([one, two])
    expect(answers.map(({ text }) => sha256(text))).toEqual(Array(2).fill(sha256(asked.answer)))
    expect(answers[0]?.messageId).toBe(answers[1]?.messageId)
  })

  it('stops the upstream on abort', async () => {
    using client = createSdkClient(deployment)
    const before = await mock.stats()
    const stop = new AbortController()
    const asked = question(14, ENDLESS)
    const { promise: begun, resolve } = Promise.withResolvers<void>()
    const stream = await client.ask('aborted', asked.text, stop.signal)
    const reading = readStream(stream, () => resolve())
    await begun
    stop.abort()
    await reading
    await vi.waitFor(
      async () => {
        const { streams } = await mock.stats()
        expect(streams.live).toBe(0)
        expect(streams.aborted).toBe(before.streams.aborted + 1)
      },
      { timeout: 10_000, interval: 20 },
    )
    const { tokens } = await mock.stats()

    const kept = await readStream((await client.resume('aborted')) as ReadableStream)
    expect(kept.chunks.at(-1)).toBe('abort')
    expect(asked.answer.startsWith(kept.text)).toBe(true)
    expect((await mock.stats()).tokens).toBe(tokens)
  })

  it('carries several chats over one connection', async () => {
    using client = createSdkClient(deployment)
    const asked = [21, 22, 23, 24, 25].map(seed => question(seed, 'ttft=0 gap=2 length=120'))
    const streamed = await Promise.all(
      asked.map(async ({ text }, index) => readStream(await client.ask(`chat-${index}`, text))),
    )
    expect(streamed.map(({ text }) => sha256(text))).toEqual(
      asked.map(({ answer }) => sha256(answer)),
    )
    expect(client.connections).toBe(1)
  })

  it('says that an unknown chat has nothing to resume', async () => {
    using client = createSdkClient(deployment)
    expect(await client.resume('never-asked')).toBeNull()
  })

  it('tells the reason of a refusal, and goes on with what else is on the connection', async () => {
    using client = createSdkClient(deployment)
    const asked = question(15, 'ttft=0 gap=3 length=100')
    const first = readStream(await client.ask('busy', asked.text))
    const second = readStream(await client.ask('busy', asked.text))
    await expect(second).rejects.toThrow('An answer is already being written in this chat.')
    expect(sha256((await first).text)).toBe(sha256(asked.answer))
    expect(client.connections).toBe(1)
  })
})
