import type { ManagedProcess } from '../machine/process/managed-process.ts'
import type { Service } from '../plan/subjects/subject.ts'

/** A process of a booted deployment, which a drill may end and start again: the same script on the same ports. */
export type SupervisedProcess = AsyncDisposable & {
  readonly name: string
  readonly serves: readonly Service[]
  /** Undefined: it has no metrics. */
  readonly adminPort: number | undefined
  /** The one that runs now, or ran last. */
  readonly process: ManagedProcess
  /** Aborts with the reason when it ends by itself; an end that the runner asked for is none. */
  readonly failed: AbortSignal
  /** Starts it once more, when it has ended. Resolves when it is ready; rejects when the signal aborts. */
  restart(signal: AbortSignal): Promise<void>
}

/**
 * Starts one. Resolves when it is ready.
 *
 * @param options.untilReady waits until the process serves
 * @throws ProcessFailure with the tail of the log when it does not get there; then nothing of it runs any more
 */
export async function startSupervised(
  facts: Pick<SupervisedProcess, 'name' | 'serves' | 'adminPort'>,
  {
    start,
    untilReady,
    signal,
  }: {
    start: () => Promise<ManagedProcess>
    untilReady: (process: ManagedProcess, signal: AbortSignal) => Promise<void>
    signal: AbortSignal
  },
): Promise<SupervisedProcess> {
  const failure = new AbortController()
  const launch = async () => {
    const process = await start()
    process.failed.addEventListener('abort', () => failure.abort(process.failed.reason))
    return process
  }
  let current = await launch()
  try {
    await untilReady(current, signal)
  } catch (error) {
    await current.stop()
    throw error
  }
  return {
    ...facts,
    get process() {
      return current
    },
    failed: failure.signal,
    async restart(signal) {
      await current.exited
      current = await launch()
      await untilReady(current, signal)
    },
    async [Symbol.asyncDispose]() {
      await current.stop()
    },
  }
}
