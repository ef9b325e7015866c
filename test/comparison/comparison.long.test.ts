import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { commandOutput } from '../../bench/machine/process/command-output.ts'
import { processTree } from '../../bench/machine/process/processes.ts'
import { verdictText } from '../../bench/report/verdict-text.ts'
import { claimText } from '../../bench/report/words/dictionary.ts'
import type { Comparison } from '../../bench/verdicts/comparison.ts'
import { k6Tool } from '../bench/k6-tool.ts'
import { startBench } from '../bench/run-bench.ts'
import { root } from '../support/deployment.ts'
import { environmentOf } from '../support/environment.ts'
import { describeWithTool } from '../support/required-tool.ts'

const RUN_MS = 600_000
const COMMAND = 'bench/commands/bench.ts'
const FILES = ['comparison.json', 'report.html', 'report.md', 'report.zh.md'] as const

const start = (args: readonly string[], k6Path: string) => startBench(args, k6Path, {}, COMMAND)

/** Runs a command of the bench to its end. */
const run = (script: string, args: readonly string[]) =>
  commandOutput(process.execPath, [script, ...args], {
    cwd: root,
    environment: environmentOf({}),
    timeoutMs: 60_000,
  })

const trialsOf = async (directory: string) =>
  (await readdir(join(directory, 'trials'))).filter(name => name.endsWith('.jsonl')).sort()

const filesOf = (directory: string) =>
  Promise.all(FILES.map(name => readFile(join(directory, name), 'utf8')))

describeWithTool(k6Tool, 'a comparison', k6Path => {
  let directory = ''
  afterAll(() => rm(directory, { recursive: true, force: true }))

  it('leaves nothing running on Ctrl-C, keeps the trials that were whole, and says how to go on', {
    timeout: RUN_MS,
  }, async () => {
    await using bench = await start(['--quick'], k6Path)
    await vi.waitFor(() => expect(bench.output()).toContain('round 1, counts'), {
      timeout: RUN_MS,
      interval: 100,
    })
    await vi.waitFor(() => expect(bench.output()).toContain('looking at it'), { timeout: RUN_MS })
    const tree = await processTree([bench.process.pid])
    process.kill(bench.process.pid, 'SIGINT')
    expect((await bench.finish()).exit.code).toBe(130)
    directory = /npm run bench -- --resume (\S+)/.exec(bench.output())?.[1] ?? ''
    expect(await trialsOf(directory)).toHaveLength(2)
    for (const pid of tree.state === 'measured' ? tree.pids : []) {
      expect(() => process.kill(pid, 0)).toThrow('ESRCH')
    }
  })

  it('gives a partial result, goes on from the samples that are there, and answers every claim', {
    timeout: RUN_MS,
  }, async () => {
    const names = await trialsOf(directory)
    const read = () =>
      Promise.all(names.map(name => readFile(join(directory, 'trials', name), 'utf8')))
    const kept = await read()
    expect(await run('bench/commands/report.ts', [directory])).toContain('partial result')
    await using bench = await start(['--resume'], k6Path)
    expect((await bench.finish()).exit.code).toBe(0)
    expect(bench.output()).toContain(join(directory, 'report.html'))
    expect(await read()).toEqual(kept)

    const [json] = await filesOf(directory)
    const { claims, trials } = JSON.parse(json ?? '') as Comparison
    expect(trials).toHaveLength(8)
    for (const result of claims) {
      expect(bench.output()).toContain(claimText(result.claim, {}, 'en').title)
      expect(bench.output()).toContain(verdictText(result, 'en'))
    }
    const evidence = (name: string) =>
      claims
        .find(({ claim }) => claim.name === name)
        ?.evidence.find(({ state }) => state === 'count')
    expect(evidence('deployment-complexity')).toMatchObject({ integrated: [1], separate: [2] })
    expect(evidence('fault-tolerance')).toMatchObject({ integrated: [1], separate: [0] })
  })

  it('is reported again from its samples alone, byte for byte', async () => {
    const before = await filesOf(directory)
    await Promise.all(FILES.map(name => rm(join(directory, name))))
    await run('bench/commands/report.ts', [directory])
    expect(await filesOf(directory)).toEqual(before)
  })

  it('differs in nothing from itself', async () => {
    const text = await run(COMMAND, ['compare', directory, directory])
    expect(text).not.toMatch(/\b(worse|better)\b.*%/)
    expect(text).toContain('NOTE: A is a quick run')
  })

  it('is refused when a trial is cut short, or of another machine', async () => {
    const parent = await mkdtemp(join(tmpdir(), 'comparison-'))
    const copy = join(parent, basename(directory))
    await cp(directory, copy, { recursive: true })
    const [first = ''] = await trialsOf(copy)
    const path = join(copy, 'trials', first)
    const whole = await readFile(path, 'utf8')
    const report = () => run('bench/commands/report.ts', [copy])

    await writeFile(path, whole.slice(0, whole.length / 2))
    await expect(report()).rejects.toThrow('cut short')
    await writeFile(path, whole.replace(/"fingerprint":"\w+"/, '"fingerprint":"000000000000"'))
    await expect(report()).rejects.toThrow('is of another machine')
    await rm(parent, { recursive: true })
  })

  it.each([
    [['--budget', 'soon'], '--budget: expected minutes or hours up to 24h, such as 30m or 4h'],
    [['--page', 'cart'], '--page: expected a path that begins with /'],
    [['results/none'], 'expected options, or compare RUN_A RUN_B'],
    [['--resume', 'results/none'], 'expected the directory of a run'],
  ])('says in one line what is wrong with %j', async (args, message) => {
    await using bench = await start(args, k6Path)
    expect((await bench.finish()).exit.code).toBe(1)
    expect(bench.output()).toContain(`The bench failed: ${message}`)
  })
})
