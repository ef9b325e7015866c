import type { LoadConfiguration } from '../load/generators.ts'
import { type Command, pinnedCommand } from '../machine/pinning.ts'
import type { EnvironmentVariables } from '../machine/process/command-output.ts'
import { type ManagedProcess, startProcess } from '../machine/process/managed-process.ts'
import { waitForLine } from '../machine/process/readiness.ts'
import { generatorOf } from '../plan/profile.ts'
import type { BeginSample, LoadSample } from '../samples/load-sample.ts'
import type { K6Output } from '../telemetry/write-receiver.ts'
import type { Testbed } from './testbed.ts'

/** A load generator under way. */
export type Load = AsyncDisposable & {
  readonly process: ManagedProcess
  /** The moment from which the timeline counts, in epoch milliseconds. */
  readonly beginMs: number
}

/**
 * Starts the load generator that the profile asks for and hands on each sample it prints.
 *
 * @throws ProcessFailure when it does not begin
 */
export async function startLoad(
  configuration: LoadConfiguration,
  testbed: Testbed,
  { onSample, output }: { onSample: (sample: LoadSample) => void; output: K6Output | undefined },
): Promise<Load> {
  const generator = generatorOf(configuration.profile)
  const command = generator === 'k6' ? k6Command(testbed, output) : clientCommand(testbed)
  const process = await startProcess({
    name: generator,
    command:
      testbed.loadCores === undefined
        ? command
        : (await pinnedCommand(command, testbed.loadCores)).command,
    environment: {
      ...withoutK6Options(testbed.environment),
      ...(generator === 'k6' ? output?.environment : {}),
      LOAD: JSON.stringify(configuration),
    },
    cwd: testbed.root,
  })
  process.onLine(line => {
    const sample = parseSample(line)
    if (sample !== undefined) onSample(sample)
  })
  try {
    const begin = await waitForLine(process, line => parseSample(line)?.type === 'begin', {
      signal: testbed.signal,
    })
    const { atMs } = JSON.parse(begin) as BeginSample
    return { process, beginMs: atMs, [Symbol.asyncDispose]: () => process[Symbol.asyncDispose]() }
  } catch (error) {
    await process.stop()
    throw error
  }
}

/** k6 reads its options from variables too: `K6_VUS` in somebody's shell takes the place of every scenario. */
function withoutK6Options(environment: EnvironmentVariables): EnvironmentVariables {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^K6_/i.test(name)))
}

function k6Command({ k6 }: Testbed, output: K6Output | undefined): Command {
  if (k6 === undefined)
    throw new Error('expected k6, which makes this load: the plan did not say so')
  return {
    file: k6.path,
    arguments: [
      ...['run', '--quiet', '--no-color', '--no-usage-report', '--summary-mode=disabled'],
      ...['--log-format=raw', '--address=', ...(output?.arguments ?? []), 'bench/load/k6/load.ts'],
    ],
  }
}

function clientCommand({ probe }: Testbed): Command {
  return { file: probe.nodePath, arguments: ['bench/load/client/process.ts'] }
}

/** What is no sample (a warning of k6) stays in the process's log, which a failure quotes. */
function parseSample(line: string): LoadSample | undefined {
  return line.startsWith('{"type":') ? (JSON.parse(line) as LoadSample) : undefined
}
