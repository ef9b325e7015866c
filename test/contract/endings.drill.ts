import { readdir } from 'node:fs/promises'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { ensureBuild } from '../../src/server/ensure-build.ts'
import { deploymentNames, startDeployment } from '../support/deployment.ts'
import { openDrillTable } from '../support/drill-table.ts'
import { firstDelta, send } from '../support/frames.ts'
import { question } from '../support/mock-answer.ts'
import { connect, DEADLINE_MS, type RawClient } from '../support/raw-client.ts'
import { requestUpgrade } from '../support/upgrade-request.ts'

// What takes a machine of its own for a minute: thousands of upgrade requests, and the end under full load.

const UPGRADES = 5_000
const AT_ONCE = 50
const STREAMS = 300
const EXIT_MS = 30_000

/** 50 tokens a second, for longer than any drain. */
const STEADY = 'ttft=0 gap=20 length=60000'

const table = openDrillTable('endings', ['measure', 'deployment', 'target', 'measured', 'met'])

beforeAll(ensureBuild)

const descriptorsOf = async (pid: number) => (await readdir(`/proc/${pid}/fd`)).length

describe.each(deploymentNames)('%s: everything comes to its end', name => {
  it('every descriptor comes back after 5,000 upgrade requests to nowhere', async () => {
    await using deployment = await startDeployment(name, { pages: true })
    const ports = new Set([Number(new URL(deployment.pageUrl).port), deployment.socketPort])
    await (await fetch(`${deployment.pageUrl}/streaming/socket`)).text()
    for (const [at, port] of [...ports].entries()) {
      const { pid } = deployment.processes.at(-1 - at) ?? expect.unreachable()
      const before = await descriptorsOf(pid)
      for (let asked = 0; asked < UPGRADES; asked += AT_ONCE) {
        const answers = await Promise.all(
          Array.from({ length: AT_ONCE }, () => requestUpgrade({ port, target: '/nope' })),
        )
        expect(answers.map(({ status }) => status)).toEqual(Array(AT_ONCE).fill(404))
      }
      const grown = async () => (await descriptorsOf(pid)) - before
      // The connection that `fetch` has kept may end meanwhile.
      const isMet = await vi
        .waitUntil(async () => (await grown()) <= 0, { timeout: DEADLINE_MS })
        .catch(() => false)
      const found = await grown()
      const measure = `descriptors after ${UPGRADES} upgrades, process ${at + 1}`
      table.add(measure, name, '≤ 0 more', `${found} more`, isMet ? 'yes' : 'no')
      expect(isMet).toBe(true)
    }
  }, 300_000)

  it('exits within 30 s of SIGTERM with 300 streams of 50 tokens a second', async () => {
    const settings = { DRAIN_MS: 20_000 }
    await using deployment = await startDeployment(name, { settings, pages: true })
    const clients: RawClient[] = []
    for (let at = 0; at < STREAMS; at += 1) {
      const client = await connect(deployment)
      clients.push(client)
      client.send(send('r', `chat-${at}`, question(at, STEADY).text))
      await firstDelta(client, 'r')
      // Tokens are of no interest from here on, and reading them is left out.
      client.socket.removeAllListeners('message')
    }
    const startedMs = performance.now()
    for (const { pid } of deployment.processes) process.kill(pid, 'SIGTERM')
    const exits = await Promise.all(deployment.processes.map(({ exited }) => exited))
    const tookMs = performance.now() - startedMs
    const measured = `${(tookMs / 1_000).toFixed(1)} s`
    const isMet = tookMs < EXIT_MS ? 'yes' : 'no'
    table.add(`SIGTERM to exit with ${STREAMS} streams`, name, '< 30 s', measured, isMet)
    expect(tookMs).toBeLessThan(EXIT_MS)
    expect(exits[0]).toEqual({ code: 0, signal: null })
    for (const client of clients) expect((await client.closed()).code).toBe(1012)
  }, 300_000)
})
