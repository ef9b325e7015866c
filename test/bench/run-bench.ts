import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ManagedProcess, startProcess } from '../../bench/machine/process/managed-process.ts'
import type { ProcessExit } from '../../bench/machine/process/process-failure.ts'
import type { Summary } from '../../bench/measures/figures/summary.ts'
import { root } from '../support/deployment.ts'
import { environmentOf } from '../support/environment.ts'

/** A bench under way, as its command starts it. */
export type RunningBench = AsyncDisposable & {
  readonly process: ManagedProcess
  /** Everything it printed so far. */
  output(): string
  /** Waits for its end. */
  finish(): Promise<{ readonly exit: ProcessExit; readonly summary: Summary | undefined }>
}

/** Starts `bench/commands/one.ts`, or another command of the bench, with these arguments, this k6 and further variables of its own. */
export async function startBench(
  args: readonly string[],
  k6Path: string,
  variables: Readonly<Record<string, string>> = {},
  script = 'bench/commands/one.ts',
): Promise<RunningBench> {
  const directory = await mkdtemp(join(tmpdir(), 'bench-test-'))
  const json = join(directory, 'summary.json')
  const started = await startProcess({
    name: 'bench',
    command: { file: process.execPath, arguments: [script, ...args, '--json', json] },
    environment: { ...environmentOf({ TICKET_SECRET: '' }), ...variables, K6_BIN: k6Path },
    cwd: root,
    stopGraceMs: 30_000,
  })
  let output = ''
  started.onLine(line => {
    output += `${line}\n`
  })
  return {
    process: started,
    output: () => output,
    async finish() {
      const exit = await started.exited
      const text = await readFile(json, 'utf8').catch(() => undefined)
      return { exit, summary: text === undefined ? undefined : (JSON.parse(text) as Summary) }
    },
    async [Symbol.asyncDispose]() {
      await started.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
