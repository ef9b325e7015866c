import { describe, expect, it } from 'vitest'
import { deploymentNames, startDeployment } from '../support/deployment.ts'
import { firstDelta, readAnswer, send } from '../support/frames.ts'
import { ENDLESS, question } from '../support/mock-answer.ts'
import { isPortFree } from '../support/port.ts'
import { connect, DEADLINE_MS } from '../support/raw-client.ts'
import { requestUpgrade } from '../support/upgrade-request.ts'

const announced = { code: 1012, reason: expect.stringMatching(/^retry-after-ms=\d{3,4}$/) }

describe.each(deploymentNames)('%s: SIGTERM', name => {
  it('lets answers end within the drain, ends the rest with one error, and says when to come back', async () => {
    await using deployment = await startDeployment(name, { settings: { DRAIN_MS: 3_000 } })
    const { server, socketPort: port, socketUrl, pageUrl } = deployment
    await using idle = await connect(deployment)
    await using short = await connect(deployment)
    await using long = await connect(deployment)
    const asked = question(81, 'ttft=0 gap=5 length=100')
    const endless = question(82, ENDLESS)
    long.send(send('long', 'long-chat', endless.text))
    await firstDelta(long, 'long')
    short.send(send('short', 'short-chat', asked.text))
    expect(await short.next()).toMatchObject({ requestId: 'short', sequence: 0 })

    process.kill(server.pid, 'SIGTERM')
    expect(await idle.closed()).toEqual(announced)
    const headers = { Origin: pageUrl }
    const late = await requestUpgrade({ port, target: new URL(socketUrl).pathname, headers })
    expect(late).toMatchObject({ status: 503, body: 'The server is restarting.\n' })
    long.send(send('new', 'new-chat', asked.text))
    expect((await readAnswer(long, 'new')).outcome).toEqual({
      state: 'error',
      errorText: 'The server is restarting. Retry in a moment.',
    })

    const whole = await readAnswer(short, 'short', 1)
    expect([whole.text, whole.outcome]).toEqual([asked.answer, { state: 'end' }])
    expect(await short.closed()).toEqual(announced)

    const terminal = await terminalFrames(long)
    expect(terminal).toEqual([
      {
        type: 'error',
        requestId: 'long',
        errorText: 'The server is restarting. Retry in a moment.',
      },
    ])
    expect(await long.closed()).toEqual(announced)
    expect(await within(server.exited)).toEqual({ code: 0, signal: null })
    expect(await isPortFree(port)).toBe(true)
  })

  it.each(['SIGTERM', 'SIGINT'] as const)(
    '%s ends everything, sockets open or not',
    async signal => {
      await using deployment = await startDeployment(name, { pages: true })
      await using client = await connect(deployment)
      client.send(send('r', 'c', question(83, ENDLESS).text))
      await firstDelta(client, 'r')
      for (const { pid } of deployment.processes) process.kill(pid, signal)
      for (const { exited } of deployment.processes) {
        // Next.js's own command line, which serves the pages of `separate`, exits 143 or 130.
        expect([0, 143, 130]).toContain((await within(exited)).code)
      }
      expect((await within(deployment.server.exited)).code).toBe(0)
      expect(await isPortFree(deployment.socketPort)).toBe(true)
      expect(await isPortFree(Number(new URL(deployment.pageUrl).port))).toBe(true)
    },
  )
})

/** Every frame but chunks, until the socket closes. */
async function terminalFrames(client: Awaited<ReturnType<typeof connect>>) {
  const frames: unknown[] = []
  try {
    while (true) {
      const frame = await client.next()
      if (frame.type !== 'chunk') frames.push(frame)
    }
  } catch {
    return frames
  }
}

async function within<T>(promise: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`no exit within ${DEADLINE_MS} ms`)), DEADLINE_MS)
  return await Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
