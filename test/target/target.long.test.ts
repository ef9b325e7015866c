import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { targetFigures } from '../../bench/commands/target/figures.ts'
import { parseOptions } from '../../bench/commands/target/options.ts'
import { runTarget } from '../../bench/commands/target/run-target.ts'
import type { TargetSample } from '../../bench/commands/target/target-sample.ts'
import type { ManagedProcess } from '../../bench/machine/process/managed-process.ts'
import { waitForLine } from '../../bench/machine/process/readiness.ts'
import type { MockStats } from '../../mock/stats.ts'
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
  deployment = await startDeployment('separate', { settings })
})
afterAll(async () => {
  await deployment.server.stop()
  await mock.stop()
})

const stats = async () => (await (await fetch(new URL('/mock/stats', mockUrl))).json()) as MockStats

/** Loads the deployment with these flags; what was seen, and what is said of it. */
async function load(flags: readonly string[]) {
  const options = parseOptions(['--target', deployment.socketUrl, ...flags])
  if (options === undefined) throw new Error('expected options, found help')
  const samples: TargetSample[] = []
  await runTarget(options, {
    onSample: sample => samples.push(sample),
    onProgress: () => {},
    signal: new AbortController().signal,
  })
  return targetFigures(samples)
}

describe('bench --target', () => {
  it('measures a server that somebody runs, its memory and CPU by its process, its delay by the stamps', async () => {
    const before = await stats()
    const figures = await load([
      ...['--origin', deployment.pageUrl, '--connections', '20', '--streams', '10'],
      ...['--duration', '5', '--pid', String(deployment.server.pid)],
      ...['--mock', mockUrl],
    ])
    expect(figures.connections).toMatchObject({ asked: 20, opened: 20, dropped: 0 })
    expect(figures.answers).toBeGreaterThan(0)
    expect(figures.failed).toMatchObject({ error: 0, lost: 0 })
    expect(figures.ttftMs.p50).toBeGreaterThan(0)
    expect(figures.gapMs.count).toBeGreaterThan(0)
    expect(figures.stamps).toBe('this-machine')
    expect(figures.addedMs.p50).toBeGreaterThan(0)
    expect(figures.controlMs.count).toBeGreaterThan(0)
    expect(figures.memory.map(({ moment, pssBytes = 0 }) => [moment, pssBytes > 0])).toEqual([
      ['before', true],
      ['idle', true],
      ['after', true],
    ])
    expect(figures.cpuPerTextUs).toBeGreaterThan(0)
    // The mock saw every turn that was sent, the three before the load, and the control's.
    const after = await stats()
    expect(after.streams.started - before.streams.started).toBeGreaterThanOrEqual(
      figures.answers + 3,
    )
  })

  it('says what stands in the way when no socket opens', async () => {
    const refused = load(['--origin', 'http://elsewhere.example', '--connections', '2'])
    await expect(refused).rejects.toThrow(
      /403.*does it let the origin http:\/\/elsewhere.example in/,
    )
  })
})
