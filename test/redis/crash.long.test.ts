import { expect, it } from 'vitest'
import { INTERRUPTED } from '../../core/redis/names.ts'
import { deploymentNames, startDeployment } from '../support/deployment.ts'
import { type Answer, firstDelta, readAnswer, resume, send } from '../support/frames.ts'
import { type Question, question } from '../support/mock-answer.ts'
import { connect, type RawClient } from '../support/raw-client.ts'
import { redisServer, startRedis } from '../support/redis.ts'
import { describeWithTool } from '../support/required-tool.ts'
import { sha256 } from '../support/sdk-client.ts'

const STREAMS = 50

/** The lease, a round of looking after it, and the time of a busy machine. */
const ENDED_WITHIN_MS = 6_000

/** Every second answer has ended before the process is killed. */
const asked = Array.from({ length: STREAMS }, (_, at) =>
  question(at, at % 2 === 0 ? 'ttft=0 gap=1 length=40' : 'ttft=0 gap=20 length=20000'),
)

const close = (clients: readonly RawClient[]) =>
  Promise.all(clients.map(client => client[Symbol.asyncDispose]()))

/** An answer that had ended must be exact; any other ends with one error after what was written down. */
function judge({ text, outcome }: Answer, { answer }: Question, at: number): void {
  if (at % 2 === 0) {
    expect([sha256(text), outcome]).toEqual([sha256(answer), { state: 'end' }])
    return
  }
  expect(outcome).toEqual({ state: 'error', errorText: INTERRUPTED })
  expect(text).not.toBe('')
  expect(answer.startsWith(text)).toBe(true)
}

describeWithTool(redisServer, 'a process that is killed', () => {
  it.each(deploymentNames)(
    '%s: each of 50 answers is exact elsewhere, or ends with one error',
    async name => {
      await using redis = await startRedis()
      const settings = { REDIS_URL: redis.url }
      await using first = await startDeployment(name, { settings })
      await using second = await startDeployment(name, { settings })
      const askers = await Promise.all(asked.map(() => connect(first)))
      const followers = await Promise.all(asked.map(() => connect(second)))
      const ended = askers.map(async (asker, at) => {
        asker.send(send('ask', `chat ${at}`, asked[at]?.text ?? ''))
        if (at % 2 === 0) await readAnswer(asker, 'ask')
        else await firstDelta(asker, 'ask')
      })
      await Promise.all(ended)
      // Half of those that are still written are followed in the other process already.
      const followed = followers.map(async (follower, at) => {
        if (at % 4 !== 1) return undefined
        follower.send(resume('early', `chat ${at}`))
        await firstDelta(follower, 'early')
        return follower
      })
      const early = await Promise.all(followed)

      await first.server.kill()
      const killedMs = performance.now()
      const answers = followers.map(async (follower, at) => {
        if (early[at] === undefined) follower.send(resume('late', `chat ${at}`))
        const answer =
          early[at] === undefined
            ? await readAnswer(follower, 'late')
            : await readAnswer(follower, 'early', 3)
        expect(performance.now() - killedMs).toBeLessThan(ENDED_WITHIN_MS)
        return answer
      })
      for (const [at, answer] of (await Promise.all(answers)).entries()) {
        if (early[at] === undefined) judge(answer, asked[at] ?? expect.unreachable(), at)
        else expect(answer.outcome).toEqual({ state: 'error', errorText: INTERRUPTED })
      }
      // What has ended is the same for everybody who comes later.
      const again = followers.map(async (follower, at) => {
        follower.send(resume('again', `chat ${at}`))
        judge(await readAnswer(follower, 'again'), asked[at] ?? expect.unreachable(), at)
      })
      await Promise.all(again)
      await close([...askers, ...followers])
    },
  )

  it('separate: an answer that a drain cut off ends with one error in the next process', async () => {
    await using redis = await startRedis()
    const settings = { REDIS_URL: redis.url, DRAIN_MS: 500 }
    await using first = await startDeployment('separate', { settings })
    await using second = await startDeployment('separate', { settings })
    await using asker = await connect(first)
    await using other = await connect(second)
    const { text, answer } = asked[1] ?? expect.unreachable()
    asker.send(send('ask', 'chat', text))
    await firstDelta(asker, 'ask')
    process.kill(first.server.pid, 'SIGTERM')
    const cut = await readAnswer(asker, 'ask', 3)
    expect(cut.outcome.state).toBe('error')
    expect(await first.server.exited).toEqual({ code: 0, signal: null })
    other.send(resume('r', 'chat'))
    const resumed = await readAnswer(other, 'r')
    expect(resumed.outcome).toEqual(cut.outcome)
    expect(resumed.lastSequence).toBe(cut.lastSequence)
    expect(answer.startsWith(resumed.text)).toBe(true)
  })
})
