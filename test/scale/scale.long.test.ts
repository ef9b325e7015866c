import { expect, it } from 'vitest'
import { startServer } from '../support/deployment.ts'
import { environmentOf } from '../support/environment.ts'
import { firstDelta, readAnswer, resume, send } from '../support/frames.ts'
import { ENDLESS, question } from '../support/mock-answer.ts'
import { isPortFree } from '../support/port.ts'
import { connect } from '../support/raw-client.ts'
import { startRedis } from '../support/redis.ts'
import { describeWithTool } from '../support/required-tool.ts'
import { missed } from './finding.ts'
import { exactResumes, killOne, releasePages, restartBoth } from './scale-drills.ts'
import { openStage } from './stage.ts'
import {
  gauge,
  getsSockets,
  haproxy,
  isReady,
  pidOf,
  type Scale,
  startScale,
  until,
} from './start-scale.ts'

const portOf = (url: string) => Number(new URL(url).port)

/** The admin port of the process that writes the only live answer. */
const busyPort = async ({ adminPorts }: Scale) => {
  const live = await Promise.all(adminPorts.map(port => gauge(port, 'chat_generations_live')))
  return adminPorts[live.indexOf(1)] ?? expect.unreachable()
}

/** Nothing listens any more: neither the proxy, nor what was behind it. */
const nothingIsLeft = async ({ command, pageUrl, socketUrl, adminPorts }: Scale) => {
  await command.ended()
  for (const port of [portOf(pageUrl), portOf(socketUrl), ...adminPorts]) {
    await until(async () => expect(await isPortFree(port)).toBe(true))
  }
}

describeWithTool(haproxy, 'npm run start:scale', () => {
  it('--sockets 2 with Redis, 100 live answers: none is lost to a kill, a rolling restart, a release of the pages or a network', async () => {
    const flags = ['--sockets', '2']
    const drainMs = 8_000
    await using stage = await openStage({ flags, redis: true, settings: { DRAIN_MS: drainMs } })
    const streams = 100
    expect(missed(await killOne(stage, { streams, tokens: 50, gapMs: 100 }))).toEqual([])
    const short = { streams: streams / 2, tokens: 60, gapMs: 100 }
    const restart = { short, drainMs, idle: streams, heeds: true }
    expect(missed(await restartBoth(stage, restart))).toEqual([])
    const brief = { streams, tokens: 30, gapMs: 100 }
    expect(missed(await releasePages(stage, brief))).toEqual([])
    expect(await exactResumes(stage, brief)).toBe(streams)
  })

  it('--sockets 2: a process that drains gets no new socket and ends its answers; one that is killed comes back', async () => {
    await using redis = await startRedis()
    await using scale = await startScale(['--sockets', '2'], {
      REDIS_URL: redis.url,
      DRAIN_MS: 15_000,
    })
    expect((await fetch(scale.pageUrl)).status).toBe(200)
    await using asker = await connect(scale)
    const asked = question(31, 'ttft=0 gap=20 length=200')
    asker.send(send('ask', 'chat', asked.text))
    await firstDelta(asker, 'ask')
    const draining = await busyPort(scale)
    process.kill(await pidOf(draining), 'SIGTERM')
    for (let at = 0; at < 20; at += 1) {
      await using other = await connect(scale)
      other.send(resume('r', 'nobody'))
      expect(await other.next()).toEqual({ type: 'no-active', requestId: 'r' })
    }
    await using follower = await connect(scale)
    follower.send(resume('r', 'chat'))
    const [own, followed] = await Promise.all([
      readAnswer(asker, 'ask', 3),
      readAnswer(follower, 'r'),
    ])
    expect([followed.text, followed.outcome]).toEqual([asked.answer, { state: 'end' }])
    expect(own.outcome).toEqual({ state: 'end' })
    expect((await asker.closed()).code).toBe(1012)
    await until(async () => expect(await isReady(draining)).toBe(true))
    await until(() => getsSockets(scale, draining))

    await using second = await connect(scale)
    second.send(send('ask', 'endless', question(32, ENDLESS).text))
    await firstDelta(second, 'ask')
    const killed = await busyPort(scale)
    process.kill(await pidOf(killed), 'SIGKILL')
    expect((await second.closed()).code).toBe(1006)
    await using back = await connect(scale)
    back.send(resume('r', 'endless'))
    expect((await readAnswer(back, 'r')).outcome).toMatchObject({ state: 'error' })
    await until(async () => expect(await isReady(killed)).toBe(true))

    scale.command.interrupt()
    await nothingIsLeft(scale)
  })

  it('--integrated 2 without Redis: a cookie returns a browser to its process, and nothing outlives the command', async () => {
    await using scale = await startScale(['--integrated', '2'], { DRAIN_MS: 500 })
    const page = await fetch(scale.pageUrl)
    expect(page.status).toBe(200)
    const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect(cookie).toMatch(/^chat-process=integrated-[12]$/)
    const asked = question(33, 'ttft=0 gap=1 length=20')
    await using asker = await connect(scale, { headers: { cookie } })
    asker.send(send('ask', 'chat', asked.text))
    await readAnswer(asker, 'ask')
    for (let at = 0; at < 6; at += 1) {
      await using back = await connect(scale, { headers: { cookie } })
      back.send(resume('r', 'chat'))
      expect((await readAnswer(back, 'r')).text).toBe(asked.answer)
    }
    scale.command.kill()
    await nothingIsLeft(scale)
  })
})

it('says what to install where there is no HAProxy', async () => {
  const environment = { ...environmentOf({}), PATH: '' }
  await using scale = await startServer('scale/start.ts', environment, '--sockets', '2')
  expect((await scale.exited).code).toBe(1)
  expect(scale.tail()).toEqual([
    expect.stringMatching(/^No haproxy was found\. Remedy: install it/),
  ])
})

it.each([[], ['--sockets', '0'], ['--sockets', '2', '--integrated', '2'], ['--socket', '2']])(
  'says how it is used: %j',
  async (...flags) => {
    await using scale = await startServer('scale/start.ts', environmentOf({}), ...flags)
    expect((await scale.exited).code).toBe(1)
    expect(scale.tail().join('\n')).toContain('npm run start:scale -- --sockets N')
  },
)
