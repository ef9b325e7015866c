import { expect, it, vi } from 'vitest'
import { executableIdentity, processTree } from '../../bench/machine/process/processes.ts'
import { commandLineOf, processesOf } from '../support/processes.ts'
import { describeWithTool } from '../support/required-tool.ts'
import { k6Tool } from './k6-tool.ts'
import { type RunningBench, startBench } from './run-bench.ts'

const RUN_MS = 120_000
const QUICK = ['separate', '--quick', '--connections', '200']

describeWithTool(k6Tool, 'a bench', k6Path => {
  it.each([
    [
      ['separate', '--connections', 'x'],
      '--connections: expected a whole number from 1 to 50000, found "x"',
    ],
    [['elsewhere'], 'expected a deployment (integrated or separate), found "elsewhere"'],
    [['separate', '--fast'], "Unknown option '--fast'; see --help"],
  ])('says in one line what is wrong with %j', async (args, message) => {
    await using bench = await startBench(args, k6Path)
    const { exit } = await bench.finish()
    expect(exit.code).toBe(1)
    expect(bench.output()).toBe(`The bench failed: ${message}\n`)
  })

  it("says before any load that a page of one's own does not answer", {
    timeout: RUN_MS,
  }, async () => {
    await using bench = await startBench([...QUICK, '--page', '/no/such/page'], k6Path)
    const { exit } = await bench.finish()
    expect(exit.code).toBe(1)
    expect(bench.output()).toContain(
      'The bench failed: /no/such/page: expected 200 before any load, found 404.',
    )
    expect(bench.output()).not.toContain('opening 200 sockets')
  })

  it.runIf(process.platform === 'linux')(
    'keeps its own processes off the binary of the deployment, and leaves none on Ctrl-C',
    { timeout: RUN_MS },
    async () => {
      await using bench = await startBench(QUICK, k6Path)
      const pids = await loadedProcesses(bench)
      const identities = new Map<string, string>()
      for (const pid of pids) {
        const commandLine = await commandLineOf(pid)
        const found = await executableIdentity(pid)
        if (found.state === 'measured') identities.set(commandLine, found.identity)
      }
      const of = (script: string) =>
        [...identities].filter(([line]) => line.includes(script)).map(([, identity]) => identity)
      const deployment = new Set([...of('separate/server.ts'), ...of('next-server')])
      expect(deployment.size).toBe(1)
      for (const script of ['bench/commands/one.ts', 'mock/process.ts']) {
        expect(of(script)).toHaveLength(1)
        expect(deployment.has(of(script)[0] ?? '')).toBe(false)
      }

      process.kill(bench.process.pid, 'SIGINT')
      const { exit } = await bench.finish()
      expect(exit.code).toBe(130)
      for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow('ESRCH')
    },
  )

  it.runIf(process.platform === 'linux')(
    'ends with the reason and the log of a deployment that dies, and leaves nothing',
    { timeout: RUN_MS },
    async () => {
      await using bench = await startBench(QUICK, k6Path)
      const pids = await loadedProcesses(bench)
      const server = await processesOf(pids, 'separate/server.ts')
      process.kill(server[0] ?? 0, 'SIGKILL')
      const { exit, summary } = await bench.finish()
      expect(exit.code).toBe(1)
      expect(summary).toBeUndefined()
      const [reason, ...rest] = bench
        .output()
        .split('\n')
        .slice(
          bench
            .output()
            .split('\n')
            .findIndex(line => line.startsWith('The bench failed')),
        )
      expect(reason).toMatch(/^The bench failed: socket server .*SIGKILL/)
      expect(rest.join('\n')).toContain('deployment is ready')
      for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow('ESRCH')
    },
  )
})

/** Every process of the bench, once k6 opens its sockets. */
async function loadedProcesses(bench: RunningBench): Promise<readonly number[]> {
  await vi.waitFor(() => expect(bench.output()).toContain('leaving them idle'), {
    timeout: RUN_MS,
    interval: 100,
  })
  const tree = await processTree([bench.process.pid])
  if (tree.state !== 'measured') throw new Error(tree.reason)
  return tree.pids
}
