import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../../bench/machine/free-port.ts'
import { type Deployment, deploymentNames, startDeployment } from '../support/deployment.ts'
import { readAnswer, send } from '../support/frames.ts'
import { type MockProcess, startMockProcess } from '../support/mock-process.ts'
import { connect } from '../support/raw-client.ts'

const CANARY = 'sk-canary-4f1d9a7c'

/** What a user reads, by the mock's fault; and how much of the answer stands before it. */
const faults: [string, string, RegExp][] = [
  ['401', '', /^The API refused the key\. Check OPEN_API_KEY on the server\.$/],
  ['404', '', /^The API does not know the model\. Check OPEN_API_MODEL /],
  ['429', '', /^The API is answering too many requests just now\. Wait a moment/],
  ['500', '', /^The API had an error of its own\. Retry\.$/],
  ['reset', '', /^The API cannot be reached\./],
  ['reset@3', 'text', /^The answer was cut off before its end\. Retry\.$/],
  ['cut@3', 'text', /^The answer was cut off before its end\. Retry\.$/],
  ['error@3', 'text', /^The API reported an error in the middle of the answer\. Retry\.$/],
  ['malformed@3', 'text', /^The API sent something that is not an answer\./],
  ['stall@0', '', /^The API sent nothing for 10 s\. .* OPEN_API_FIRST_TOKEN_MS /],
  ['stall@3', 'text', /^The API stopped answering: nothing came for 1 s\. .* OPEN_API_IDLE_MS /],
]

describe.each(deploymentNames)('%s: upstream faults', name => {
  let mock: MockProcess
  let deployment: Deployment
  beforeAll(async () => {
    mock = await startMockProcess()
    const patience = { OPEN_API_FIRST_TOKEN_MS: 10_000, OPEN_API_IDLE_MS: 1_000 }
    const settings = { ...mock.settings, ...patience, OPEN_API_KEY: CANARY }
    deployment = await startDeployment(name, { settings })
  })
  afterAll(async () => {
    await deployment[Symbol.asyncDispose]()
    await mock[Symbol.asyncDispose]()
  })

  // At once, because the client's own retries take their time.
  it.concurrent.each(faults)('%s: one error, in words', async (fault, before, words) => {
    await using client = await connect(deployment)
    const wire: string[] = []
    client.socket.on('message', data => wire.push(String(data)))
    const id = crypto.randomUUID()
    client.send(send('r', id, `Hello [mock ttft=0 gap=1 length=9 seed=1 fault=${fault}]`))
    const { text, outcome, chunks } = await readAnswer(client, 'r')
    expect(outcome).toEqual({ state: 'error', errorText: expect.stringMatching(words) })
    expect(text === '').toBe(before === '')
    expect(chunks).not.toContain('finish')
    expect(client.waiting).toBe(0)
    expect(wire.join()).not.toMatch(
      /canary|Incorrect API key|do not have access|Rate limit|server_error/,
    )
  })

  it('the key is in no line that was printed', () => {
    expect(deployment.server.tail().join('\n')).not.toContain(CANARY)
  })
})

describe.each(deploymentNames)('%s: an upstream that tells what it was told', name => {
  it('has neither the key nor its own words on the wire', async () => {
    const upstream = createServer((request, response) => {
      response.writeHead(400, { 'content-type': 'application/json' })
      const message = `leaked: ${request.headers.authorization}`
      response.end(JSON.stringify({ error: { message, type: 'invalid_request_error' } }))
    })
    await new Promise<void>(resolve => upstream.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}/v1`
    const settings = { OPEN_API_BASE_URL: url, OPEN_API_KEY: CANARY }
    await using deployment = await startDeployment(name, { settings })
    await using client = await connect(deployment)
    client.send(send('r', 'c', 'Hello'))
    const { outcome } = await readAnswer(client, 'r')
    expect(outcome).toEqual({ state: 'error', errorText: 'The API refused the request.' })
    expect(deployment.server.tail().join('\n')).not.toMatch(/leaked|canary/)
    upstream.close()
    upstream.closeAllConnections()
  })
})

describe.each(deploymentNames)('%s: no upstream', name => {
  it('says that the API cannot be reached', async () => {
    const settings = { OPEN_API_BASE_URL: `http://127.0.0.1:${await freePort()}/v1` }
    await using deployment = await startDeployment(name, { settings })
    await using client = await connect(deployment)
    client.send(send('r', 'c', 'Hello'))
    const { outcome } = await readAnswer(client, 'r')
    expect(outcome).toMatchObject({
      errorText: expect.stringMatching(/^The API cannot be reached\. Check OPEN_API_BASE_URL/),
    })
  })
})
