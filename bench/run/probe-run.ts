import { mkdtempDisposable, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ManagedProcess } from '../machine/process/managed-process.ts'
import { waitForLine } from '../machine/process/readiness.ts'
import { PROBE_READY, type ProbeResult } from '../samples/run-sample.ts'
import type { RunningSubject } from './boot.ts'
import { startScript } from './launch.ts'
import type { Testbed } from './testbed.ts'

/** A probe under way; `finish` ends it and gives what it saw. */
export type ProbeRun = AsyncDisposable & {
  readonly process: ManagedProcess
  finish(): Promise<ProbeResult>
}

/** One stream has too few tokens in the window of a load for a p99. */
const CONTROLS_OF_LOAD = 5

/**
 * Starts a probe beside the load, above it in priority where the system allows; or one that is the load: its streams are asked for
 * one by one over `rampSeconds`, with no more priority than the mock's. Resolves when its streams run.
 */
export async function startProbe(
  options: { name: string; streams: number; rampSeconds?: number },
  booted: RunningSubject,
  testbed: Testbed,
): Promise<ProbeRun> {
  const { rampSeconds } = options
  const controls = rampSeconds === undefined ? 1 : CONTROLS_OF_LOAD
  const directory = await mkdtempDisposable(join(tmpdir(), 'bench-probe-'))
  const output = join(directory.path, 'delays.json')
  const flags = {
    url: booted.socketUrl,
    origin: booted.pageUrl,
    mock: booted.mockUrl ?? '',
    streams: String(options.streams),
    name: options.name,
    ramp: String(rampSeconds ?? 0),
    controls: String(booted.mockUrl === undefined ? 0 : controls),
    output,
  }
  const script = [
    'bench/load/probe/probe.ts',
    ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]),
  ]
  const process = await startScript('probe', script, {
    launch: testbed.probe,
    environment: { ...testbed.environment, TICKETS: JSON.stringify(booted.tickets) },
    urgent: rampSeconds === undefined,
  })
  const run: ProbeRun = {
    process,
    async finish() {
      await process.stop()
      return JSON.parse(await readFile(output, 'utf8')) as ProbeResult
    },
    async [Symbol.asyncDispose]() {
      await process.stop()
      await directory.remove()
    },
  }
  try {
    await waitForLine(process, line => line === PROBE_READY, { signal: testbed.signal })
    return run
  } catch (error) {
    await run[Symbol.asyncDispose]()
    throw error
  }
}
