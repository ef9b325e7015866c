import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signToken } from '../../core/identity/signed-token.ts'
import { mintTicket } from '../../core/identity/ticket.ts'
import { type Deployment, deploymentNames, startDeployment } from '../support/deployment.ts'
import { firstDelta, readAnswer, resume, send } from '../support/frames.ts'
import { ENDLESS, question } from '../support/mock-answer.ts'
import { connect } from '../support/raw-client.ts'
import { createSdkClient, readStream } from '../support/sdk-client.ts'
import { fetchTicket, TICKET_SECRET, ticketed, ticketOf } from '../support/tickets.ts'
import { requestUpgrade } from '../support/upgrade-request.ts'

describe.each(deploymentNames)('%s: tickets', name => {
  let deployment: Deployment
  const mint = (user = 'ann', origin = deployment.pageUrl) => ticketOf({ user, origin })
  const upgrade = (ticket: string | undefined) =>
    requestUpgrade({
      port: deployment.socketPort,
      target:
        new URL(deployment.socketUrl).pathname + (ticket === undefined ? '' : `?ticket=${ticket}`),
      headers: { Origin: deployment.pageUrl },
    })
  beforeAll(async () => {
    deployment = await startDeployment(name, { pages: true })
  })
  afterAll(() => deployment[Symbol.asyncDispose]())

  it('the pages give one, which opens a socket once', async () => {
    const { ticket, cookie, headers } = await fetchTicket(deployment.pageUrl)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
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
    ['one of half a minute ago', () => lapsed(deployment.pageUrl), 'expired'],
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
    let { cookie } = await fetchTicket(deployment.pageUrl)
    using client = createSdkClient(deployment, async () => {
      const fetched = await fetchTicket(deployment.pageUrl, { cookie })
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

  it('a refusal is logged with its cause, many as a few lines, and no ticket ever', async () => {
    const ticket = await mint('canary')
    await upgrade(ticket)
    await upgrade(ticket)
    const output = deployment.processes.flatMap(each => each.tail()).join('\n')
    const causes = [...output.matchAll(/"cause":"(\w+)"/g)].map(([, cause]) => cause)
    const all = ['expired', 'foreign', 'forged', 'malformed', 'missing', 'spent']
    expect([...new Set(causes)].sort()).toEqual(all)
    // A hundred were refused as spent; a line says how many since the last one, at most every ten seconds.
    expect(causes.filter(cause => cause === 'spent').length).toBeLessThan(50)
    expect(output).not.toMatch(/ticket=|canary|eyJ/)
  })
})

/** A ticket whose time is over. */
async function lapsed(origin: string): Promise<string> {
  const exp = Math.floor(Date.now() / 1_000) - 1
  const claims = { aud: 'socket', sub: 'ann', origin, jti: crypto.randomUUID(), exp }
  return await signToken(claims, TICKET_SECRET)
}
