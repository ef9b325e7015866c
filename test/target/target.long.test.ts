import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ManagedProcess } from '../../bench/machine/process/managed-process.ts'
import { waitForLine } from '../../bench/machine/process/readiness.ts'
import type { MockStats } from '../../mock/stats.ts'
import { startBench } from '../bench/run-bench.ts'
import { type Deployment, startDeployment, startServer } from '../support/deployment.ts'
import { environmentOf } from '../support/environment.ts'

let mock: ManagedProcess
let mockUrl: string
let deployment: Deployment
beforeAll(async () => {
  // Answers of a third of a second: many in a short load.
  const answers = ['--ttft', 'constant:20', '--gap', 'constant:10', '--length', 'constant:30']
  mock = await startServer('mock/process.ts', environmentOf({}), '--port', '0', ...answers)
  const line = await waitForLine(mock, printed => printed.includes('listening on'))
  mockUrl = /http:\S+/.exec(line)?.[0] ?? ''
  const settings = { OPEN_API_BASE_URL: mockUrl, OPEN_API_H2C: 1, OPEN_API_MODEL: 'mock' }
  deployment = await startDeployment('separate', { settings, pages: true })
})
afterAll(async () => {
  await deployment[Symbol.asyncDispose]()
  await mock.stop()
})

const stats = async () => (await (await fetch(new URL('/mock/stats', mockUrl))).json()) as MockStats

/** What `npm run bench -- --target` prints and sums up with these flags. No k6 is needed, and none is there. */
async function load(flags: readonly string[]) {
  const args = ['--target', deployment.socketUrl, ...flags]
  await using bench = await startBench(args, '/nowhere/k6', {}, 'bench/commands/bench.ts')
  const { exit, summary } = await bench.finish()
  return { exit, summary, output: bench.output() }
}

describe('bench --target', () => {
  it('measures a server that somebody runs, its memory and CPU by its process, its delay by the stamps', async () => {
    // Its tickets come from the pages at --origin.
    const before = await stats()
    const { exit, summary, output } = await load([
      ...['--origin', deployment.pageUrl, '--connections', '20', '--streams', '10'],
      ...['--duration', '5', '--pid', String(deployment.server.pid)],
      ...['--mock', mockUrl, '--live'],
    ])
    expect(exit.code, output).toBe(0)
    const { connections, memory, windows: [window] = [] } = summary ?? expect.unreachable()
    expect(connections).toMatchObject({ asked: 20, opened: 20, dropped: 0 })
    const { streams, delay, usage } = window ?? expect.unreachable()
    expect(streams?.completed).toBeGreaterThan(0)
    expect(streams?.failed).toMatchObject({ error: 0, lost: 0, unsent: 0 })
    expect(streams?.ttftMs.p50).toBeGreaterThan(0)
    expect(streams?.gapMs.count).toBeGreaterThan(0)
    expect(delay?.addedMs.p50).toBeGreaterThan(0)
    expect(delay?.controlMs.count).toBeGreaterThan(0)
    expect(memory.atZeroBytes).toBeGreaterThan(0)
    expect(memory.atAllBytes).toBeGreaterThan(0)
    expect(usage?.cpuPerTokenUs).toBeGreaterThan(0)
    // The mock saw every turn that was planned, and the three before the load.
    const after = await stats()
    expect(after.streams.started - before.streams.started).toBeGreaterThanOrEqual(
      (streams?.planned ?? 0) + 3,
    )
    // The display: sockets, and tokens that no mock of the bench counts.
    expect(output).toMatch(/^connections 20 · tokens\/s \d+/m)
    const [, directory = ''] = /^Samples and summary: (.+)$/m.exec(output) ?? []
    expect(readdirSync(join(directory, 'trials'))).toEqual(['001-conversation-target.jsonl'])

    // Taken up again, it has nothing left to measure, and says the same.
    const again = await load(['--resume', directory])
    expect(again.exit.code, again.output).toBe(0)
    expect(again.summary).toEqual(summary)
    expect(again.output).not.toContain('opening 20 sockets')
    expect(again.output).toContain(basename(directory))
    expect((await stats()).streams.started).toBe(after.streams.started)
  })

  it('says what stands in the way when no socket opens, and what when there is no such process', async () => {
    const [refused, absent] = await Promise.all([
      load(['--origin', 'http://127.0.0.1:9', '--connections', '2']),
      load(['--origin', deployment.pageUrl, '--pid', '4194304']),
    ])
    expect(refused.output).toMatch(/403.*does it let the origin http:\/\/127\.0\.0\.1:9 in/)
    expect(absent.output).toContain('--pid: expected a process of this machine, found none')
    for (const { exit } of [refused, absent]) expect(exit.code).toBe(1)
  })
})
