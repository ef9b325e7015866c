import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Deployment, deploymentNames, startDeployment } from '../support/deployment.ts'
import { readAnswer, send } from '../support/frames.ts'
import { question } from '../support/mock-answer.ts'
import { connect } from '../support/raw-client.ts'
import { withTicket } from '../support/tickets.ts'
import { requestUpgrade } from '../support/upgrade-request.ts'

const MAX_CONNECTIONS = 3

describe.each(deploymentNames)('%s: admission', name => {
  let deployment: Deployment
  let pagePort: string
  const path = () => new URL(deployment.socketUrl).pathname
  const upgrade = async (origin: string | undefined) =>
    requestUpgrade({
      port: deployment.socketPort,
      target: await withTicket(path(), { origin: origin ?? 'absent' }),
      headers: { Origin: origin },
    })
  beforeAll(async () => {
    deployment = await startDeployment(name, { settings: { MAX_CONNECTIONS } })
    pagePort = new URL(deployment.pageUrl).port
  })
  afterAll(() => deployment[Symbol.asyncDispose]())

  it.each([
    ['none', () => undefined],
    ['null', () => 'null'],
    ['the word for none', () => 'absent, but sent'],
    ['another scheme', () => `https://localhost:${pagePort}`],
    ['another port', () => `http://localhost:${Number(pagePort) + 1}`],
    ['no port', () => 'http://localhost'],
    ['a longer host', () => `http://localhost.example.com:${pagePort}`],
    ['a host before it', () => `http://evil-localhost:${pagePort}`],
    ['another case', () => `http://LOCALHOST:${pagePort}`],
    ['a path', () => `http://localhost:${pagePort}/`],
    ['a user', () => `http://user@localhost:${pagePort}`],
    ['two', () => `http://localhost:${pagePort}, http://evil.example`],
    ['another site', () => 'http://evil.example'],
  ])('an Origin that is not on the list is answered 403: %s', async (_, origin) => {
    const { status, head, body } = await upgrade(origin())
    expect([status, body]).toEqual([
      403,
      expect.stringContaining('Remedy: add it to ALLOWED_ORIGINS'),
    ])
    expect(head).toContain('Connection: close')
  })

  it.each(['localhost', '127.0.0.1', '[::1]'])('the page on %s is let in', async host => {
    expect((await upgrade(`http://${host}:${pagePort}`)).status).toBe(101)
  })

  it('one connection too many is answered 503, and one that leaves makes room', async () => {
    await using first = await connect(deployment)
    await using _second = await connect(deployment)
    await using third = await connect(deployment)
    const full = await upgrade(deployment.pageUrl)
    expect(full).toMatchObject({ status: 503, body: 'All 3 connections are taken.\n' })
    expect(full.head).toContain('Retry-After: 2')

    first.socket.close()
    await first.closed()
    await using fourth = await connect(deployment)
    const asked = question(41, 'ttft=0 gap=0 length=8')
    for (const client of [third, fourth]) {
      client.send(send('r', crypto.randomUUID(), asked.text))
      expect((await readAnswer(client, 'r')).text).toBe(asked.answer)
    }
  })

  it('offers no compression, even to a client that asks for it', async () => {
    await using client = await connect(deployment)
    expect(client.socket.extensions).toBe('')
  })
})

describe.each(deploymentNames)('%s: ALLOWED_ORIGINS', name => {
  it('lets in exactly what is on the list', async () => {
    const settings = { ALLOWED_ORIGINS: 'https://chat.example.com, null' }
    await using deployment = await startDeployment(name, { settings })
    const { socketPort: port, socketUrl, pageUrl } = deployment
    const statusOf = async (origin = 'absent') => {
      const target = await withTicket(new URL(socketUrl).pathname, { origin })
      const headers = { Origin: origin === 'absent' ? undefined : origin }
      return (await requestUpgrade({ port, target, headers })).status
    }
    expect(await statusOf('https://chat.example.com')).toBe(101)
    expect(await statusOf('null')).toBe(101)
    expect(await statusOf('http://chat.example.com')).toBe(403)
    expect(await statusOf(pageUrl)).toBe(403)
    expect(await statusOf(undefined)).toBe(403)
  })
})
