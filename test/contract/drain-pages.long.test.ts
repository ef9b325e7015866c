import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { cpuBetween, readCpu } from '../../bench/machine/cpu.ts'
import { type Deployment, deploymentNames, startDeployment } from '../support/deployment.ts'
import { firstDelta, send } from '../support/frames.ts'
import { ENDLESS, question } from '../support/mock-answer.ts'
import { connect } from '../support/raw-client.ts'

/** Each computes for 50 ms. They are made side by side, and so none is answered before the last has computed. */
const PAGES = 20

/** After so much computing the process has all requests, and answers to none. */
const IN_FLIGHT_MS = 300

const pagesOf = ({ processes, server }: Deployment) => processes.at(-1) ?? server

/** Asks for all of the pages at once, over connections that are open. Resolves while they are made. */
async function pagesInFlight(deployment: Deployment) {
  const { pid } = pagesOf(deployment)
  const ask = async (path: string) => {
    const response = await fetch(`${deployment.pageUrl}${path}`)
    return { status: response.status, whole: (await response.text()).endsWith('</html>') }
  }
  const askAll = (path: string) => Promise.all(Array.from({ length: PAGES }, () => ask(path)))
  await askAll('/bench/rendered')
  await ask('/bench/computed')
  const before = await readCpu([pid])
  const answers = askAll('/bench/computed')
  answers.catch(() => {})
  const computedMs = async () => {
    const now = await readCpu([pid])
    if (before.state !== 'measured' || now.state !== 'measured') throw new Error('no CPU time')
    return cpuBetween(before, now).microseconds / 1_000
  }
  while ((await computedMs()) < IN_FLIGHT_MS) await delay(5)
  return { answers, ask }
}

const whole = { status: 200, whole: true }
const all = Array.from({ length: PAGES }, () => whole)

describe.each(deploymentNames)('%s: SIGTERM while pages are made', name => {
  it('answers them, and does not wait for connections that are kept alive', async () => {
    const drainMs = 20_000
    const settings = { DRAIN_MS: drainMs }
    await using deployment = await startDeployment(name, { settings, pages: true })
    const pages = pagesOf(deployment)
    const { answers } = await pagesInFlight(deployment)
    const toldAt = performance.now()
    process.kill(pages.pid, 'SIGTERM')
    expect(await answers).toEqual(all)
    // Next.js's own command line, which serves the pages of `separate`, exits 143.
    expect([0, 143]).toContain((await pages.exited).code)
    expect(performance.now() - toldAt).toBeLessThan(drainMs / 2)
  })
})

describe('integrated: SIGTERM while pages are made and an answer is live', () => {
  it('gives pages while the answer may go on, and drains once for both', async () => {
    const drainMs = 10_000
    const settings = { DRAIN_MS: drainMs }
    await using deployment = await startDeployment('integrated', { settings })
    await using client = await connect(deployment)
    client.send(send('r', 'c', question(84, ENDLESS).text))
    await firstDelta(client, 'r')
    const { answers, ask } = await pagesInFlight(deployment)
    const toldAt = performance.now()
    process.kill(deployment.server.pid, 'SIGTERM')
    expect(await answers).toEqual(all)
    expect(await ask('/bench/static')).toEqual(whole)
    expect((await deployment.server.exited).code).toBe(0)
    expect(performance.now() - toldAt).toBeLessThan(2 * drainMs)
  })
})
