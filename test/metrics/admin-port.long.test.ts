import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect as connectTcp } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import { findOnPath } from '../../bench/machine/find-on-path.ts'
import { deploymentNames, startDeployment, startServer } from '../support/deployment.ts'
import { environmentOf, searchPath } from '../support/environment.ts'
import { firstDelta, readAnswer, send } from '../support/frames.ts'
import { adminOf } from '../support/metrics.ts'
import { ENDLESS, question } from '../support/mock-answer.ts'
import { connect, DEADLINE_MS } from '../support/raw-client.ts'
import { describeWithTool } from '../support/required-tool.ts'

describe.each(deploymentNames)('%s: the admin port', name => {
  it('can be watched through the drain, though a scrape hangs', async () => {
    await using deployment = await startDeployment(name, { settings: { DRAIN_MS: 60_000 } })
    const { server } = deployment
    const admin = await adminOf(server)
    expect(await admin.readiness()).toMatchObject({ status: 200, state: 'ready' })
    await using client = await connect(deployment)
    client.send(send('r', 'c', question(94, ENDLESS).text))
    await firstDelta(client, 'r')
    const hanging = connectTcp(admin.port, '127.0.0.1').pause()
    hanging.write('GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(100))

    process.kill(server.pid, 'SIGTERM')
    await vi.waitFor(
      async () => expect(await admin.readiness()).toMatchObject({ status: 503, state: 'draining' }),
      { timeout: DEADLINE_MS },
    )
    const draining = await admin.series()
    expect(draining.get('chat_draining')).toBe(1)
    expect(draining.get('chat_ready')).toBe(0)
    expect(draining.get('chat_generations_live')).toBe(1)

    client.send({ type: 'abort', requestId: 'r' })
    await readAnswerToEnd(client)
    expect(await server.exited).toEqual({ code: 0, signal: null })
    hanging.destroy()
  })

  it('is read by two scrapers, and neither changes what the other reads', async () => {
    // No ping falls between two scrapes: its bytes are counted as sent.
    await using deployment = await startDeployment(name, { settings: { HEARTBEAT_MS: 3_600_000 } })
    const admin = await adminOf(deployment.server)
    await using client = await connect(deployment)
    client.send(send('r', 'c', question(95, 'ttft=0 gap=1 length=20').text))
    await readAnswer(client, 'r')
    const growing = /^(process_|nodejs_)/
    const ofChat = async () =>
      [...(await admin.series())].filter(([series]) => !growing.test(series))
    // The client has its answer a moment before the server has put down the last of it.
    const first = await vi.waitFor(
      async () => {
        const [one, other] = [await ofChat(), await ofChat()]
        expect(other).toEqual(one)
        return other
      },
      { timeout: DEADLINE_MS },
    )
    expect(new Map(first).get('chat_tokens_total')).toBe(20)
    for (let scrape = 0; scrape < 10; scrape += 1) await admin.scrape()
    expect(await ofChat()).toEqual(first)
    // The event loop is looked at every 100 ms, and a server may be younger than that.
    const delays = 'nodejs_eventloop_delay_seconds_count'
    await vi.waitFor(async () => expect((await admin.series()).get(delays)).toBeGreaterThan(0), {
      timeout: DEADLINE_MS,
    })
    const [before, after] = [await admin.series(), await admin.series()]
    for (const [series, value] of before) {
      if (/^(process_cpu|nodejs_(eventloop|gc))/.test(series)) {
        expect([series, (after.get(series) ?? -1) >= value]).toEqual([series, true])
      }
    }
  })

  it('that is in use stops the start, and the variable is named', async () => {
    await using holder = createServer()
    holder.listen(0, '127.0.0.1')
    await once(holder, 'listening')
    const { port } = holder.address() as AddressInfo
    const starts = {
      integrated: [['integrated/server.ts', 'ADMIN_PORT']],
      separate: [
        ['separate/server.ts', 'WS_ADMIN_PORT'],
        ['separate/web.ts', 'ADMIN_PORT'],
      ],
    } as const
    for (const [file, variable] of starts[name]) {
      const settings = { PORT: 0, WS_PORT: 0, [variable]: port }
      await using server = await startServer(file, environmentOf(settings))
      expect(await server.exited).toEqual({ code: 1, signal: null })
      expect(server.tail().join('\n')).toMatch(
        new RegExp(
          `^Port ${port} is in use by .+\\. Remedy: end it, or set ${variable} to another port\\.$`,
        ),
      )
    }
  })
})

describe('the pages in the metrics', () => {
  it.each(deploymentNames)('%s: requests by route', async name => {
    await using deployment = await startDeployment(name, { pages: true })
    const pageServer = deployment.processes.at(-1) ?? expect.unreachable()
    const admin = await adminOf(pageServer)
    const ask = async (path: string) => await (await fetch(deployment.pageUrl + path)).text()
    const series = (route: string, code: number) =>
      `chat_page_requests_total{route="${route}",code="${code}"}`
    const before = await admin.series()
    for (const path of ['/bench/static', '/bench/rendered', '/bench/rendered?x=1']) await ask(path)
    for (let page = 0; page < 30; page += 1) await ask(`/no/such/page/${page}`)
    await vi.waitFor(
      async () => {
        const now = await admin.series()
        const grown = (key: string) => (now.get(key) ?? 0) - (before.get(key) ?? 0)
        expect([
          grown(series('/bench/static', 200)),
          grown(series('/bench/rendered', 200)),
          grown(series('other', 404)),
          grown('chat_page_duration_seconds_count{route="/bench/rendered"}'),
        ]).toEqual([1, 2, 30, 2])
      },
      { timeout: DEADLINE_MS },
    )
    expect((await admin.readiness()).status).toBe(200)
  })
})

describeWithTool(
  {
    name: 'promtool',
    path: await findOnPath('promtool', { PATH: searchPath }),
    remedy: 'apt-get install prometheus, and have it on PATH.',
  },
  'promtool check metrics',
  path => {
    it.each(deploymentNames)('finds nothing to say of %s', async name => {
      await using deployment = await startDeployment(name, { pages: true })
      for (const each of deployment.processes) {
        const text = await (await adminOf(each)).scrape()
        expect(await check(path, text)).toEqual({ code: 0, output: '' })
      }
    })
  },
)

async function check(path: string, text: string) {
  const { promise, resolve } = Promise.withResolvers<{ code: unknown; output: string }>()
  const child = execFile(path, ['check', 'metrics'], (error, stdout, stderr) =>
    resolve({ code: error?.code ?? 0, output: stdout + stderr }),
  )
  child.stdin?.end(text)
  return await promise
}

async function readAnswerToEnd(client: Awaited<ReturnType<typeof connect>>): Promise<void> {
  while ((await client.next()).type !== 'end');
}
