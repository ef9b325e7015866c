import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mintTicket } from '../../core/identity/ticket.ts'
import { type Deployment, deploymentNames, startDeployment } from '../support/deployment.ts'
import { firstDelta, readAnswer, resume, send } from '../support/frames.ts'
import { ENDLESS, question } from '../support/mock-answer.ts'
import { connect } from '../support/raw-client.ts'
import { createSdkClient, readStream } from '../support/sdk-client.ts'
import { TICKET_SECRET, ticketed } from '../support/tickets.ts'
import { requestUpgrade } from '../support/upgrade-request.ts'

describe.each(deploymentNames)('%s: tickets', name => {
  let deployment: Deployment
  const mint = (user = 'ann', origin = deployment.pageUrl) =>
    mintTicket({ user, origin }, TICKET_SECRET)
  const upgrade = (ticket: string | undefined) =>
    requestUpgrade({
      port: deployment.socketPort,
      target:
        new URL(deployment.socketUrl).pathname + (ticket === undefined ? '' : `?ticket=${ticket}`),
      headers: { Origin: deployment.pageUrl },
    })
  /** Asks the pages for a ticket, as a browser with these cookies does. */
  const fetchTicket = async (cookie = '') => {
    const response = await fetch(`${deployment.pageUrl}/api/ticket`, {
      method: 'POST',
      headers: { origin: deployment.pageUrl, cookie },
    })
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    const { ticket } = (await response.json()) as { ticket: string }
    return { ticket, cookie: response.headers.get('set-cookie')?.split(';', 1)[0] ?? cookie }
  }
  beforeAll(async () => {
    deployment = await startDeployment(name, { settings: { TICKET_SECRET }, pages: true })
  })
  afterAll(() => deployment[Symbol.asyncDispose]())

  it('the pages give one, which opens a socket once', async () => {
    const { ticket, cookie } = await fetchTicket()
    expect(cookie).toMatch(/^chat-session-\d+=/)
    expect((await upgrade(ticket)).status).toBe(101)
    expect(await upgrade(ticket)).toMatchObject({
      status: 401,
      body: expect.stringMatching(/^This ticket was redeemed before\. Remedy: /),
    })
  })

  it.each([
    ['no ticket', async () => undefined, 'found none'],
    ['something else', async () => 'x', 'found something else'],
    [
      'one of another secret',
      () => mintTicket({ user: 'ann', origin: deployment.pageUrl }, `${TICKET_SECRET}!`),
      'TICKET_SECRET differs',
    ],
    ['one of another page', () => mint('ann', 'http://elsewhere.example'), 'another origin'],
  ])('%s is answered 401', async (_, make, words) => {
    const { status, head, body } = await upgrade(await make())
    expect([status, body]).toEqual([401, expect.stringContaining(words)])
    expect(head).toContain('WWW-Authenticate: Ticket')
  })

  it('one of a hundred that redeem it at once gets the socket', async () => {
    const ticket = await mint()
    const answers = await Promise.all(Array.from({ length: 100 }, () => upgrade(ticket)))
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).toEqual([101, ...Array(99).fill(401)])
  })

  it('the id of a user’s chat gives another user nothing', async () => {
    const chatId = crypto.randomUUID()
    await using ann = await connect(await ticketed(deployment, 'ann'))
    ann.send(send('ask', chatId, question(51, ENDLESS).text))
    await firstDelta(ann, 'ask')

    await using bob = await connect(await ticketed(deployment, 'bob'))
    bob.send(resume('r', chatId))
    expect(await bob.next()).toEqual({ type: 'no-active', requestId: 'r' })
    bob.send({ type: 'abort', requestId: 'ask' })
    expect(await bob.next()).toMatchObject({ type: 'error', requestId: 'ask' })
    const asked = question(52, 'ttft=0 gap=0 length=8')
    bob.send(send('own', chatId, asked.text))
    expect((await readAnswer(bob, 'own')).text).toBe(asked.answer)

    await using again = await connect(await ticketed(deployment, 'ann'))
    again.send(resume('r', chatId))
    await firstDelta(again, 'r')
    again.send({ type: 'abort', requestId: 'r' })
    expect((await readAnswer(again, 'r', 3)).chunks.at(-1)).toBe('abort')
  })

  it('the AI SDK’s client brings a fresh one with each connection', async () => {
    let { cookie } = await fetchTicket()
    using client = createSdkClient(deployment, async () => {
      const fetched = await fetchTicket(cookie)
      cookie = fetched.cookie
      return { ticket: fetched.ticket }
    })
    const asked = question(53, 'ttft=0 gap=3 length=200')
    const chatId = crypto.randomUUID()
    const broken = readStream(await client.ask(chatId, asked.text), () => client.drop())
    await expect(broken).rejects.toThrow('network connection')
    const stream = (await client.resume(chatId)) ?? expect.unreachable()
    expect((await readStream(stream)).text).toBe(asked.answer)
    expect(client.connections).toBe(2)
  })

  it('a refusal is logged with its cause, and no ticket ever', async () => {
    const ticket = await mint('canary')
    await upgrade(ticket)
    await upgrade(ticket)
    const output = deployment.processes.flatMap(each => each.tail()).join('\n')
    expect(output).toContain('"cause":"spent"')
    expect(output).not.toMatch(/ticket=|canary|eyJ/)
  })
})
