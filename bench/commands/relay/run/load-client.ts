import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ManagedProcess } from '../../../machine/process/managed-process.ts'
import { waitForLine } from '../../../machine/process/readiness.ts'
import { startScript } from '../../../run/launch.ts'
import { PROBE_READY, type ProbeResult } from '../../../samples/probe-result.ts'
import type { RelayHarness } from './harness.ts'

/** The load under way; `finish` ends it and gives what it saw. */
export type LoadClient = AsyncDisposable & {
  readonly process: ManagedProcess
  finish(): Promise<ProbeResult>
}

/** Starts the load client. Resolves when it has asked for every stream. */
export async function startLoadClient(
  options: { socketUrl: string; mockUrl: string; streams: number; signal: AbortSignal },
  harness: RelayHarness,
): Promise<LoadClient> {
  const directory = await mkdtemp(join(tmpdir(), 'bench-relay-'))
  const output = join(directory, 'delays.json')
  const { socketUrl, mockUrl, streams, signal } = options
  const flags = { url: socketUrl, mock: mockUrl, streams: String(streams), output }
  const script = [
    'bench/commands/relay/client/client.ts',
    ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]),
  ]
  await using opened = new AsyncDisposableStack()
  opened.defer(() => rm(directory, { recursive: true, force: true }))
  const { environment } = harness
  const process = opened.use(
    await startScript('load client', script, { launch: harness.client, environment }),
  )
  await waitForLine(process, line => line === PROBE_READY, { signal })
  const stack = opened.move()
  return {
    process,
    async finish() {
      const { code } = await process.stop()
      if (code !== 0) throw new Error(`the load client ended with ${code}, without its result`)
      return JSON.parse(await readFile(output, 'utf8')) as ProbeResult
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}
