import { constants } from 'node:os'
import { signalProcess } from './process-group.ts'

/** What the registry needs of a started process. */
export type RegisteredProcess = { readonly pid: number; stop(): Promise<unknown> }

const live = new Set<RegisteredProcess>()
const interruption = new AbortController()
const afterwardsMs = 2_000
let installed = false

/**
 * A signal that aborts when the runner gets SIGINT, SIGTERM or SIGHUP, with an error that names it:
 * pass it to whatever waits. The registry itself then stops every process and ends the runner with
 * exit code 128 + n, at the latest 2 s after the last process; a second signal ends it at once.
 */
export function interruptionSignal(): AbortSignal {
  installHandlers()
  return interruption.signal
}

/**
 * Remembers a started process until the returned function is called, so that it never outlives the
 * runner: a first signal stops all of them in good order, a second one at once; however else the
 * runner ends (its work done, `process.exit`, an uncaught error), they are killed as it exits. Only
 * SIGKILL of the runner itself leaves them behind.
 */
export function registerProcess(registered: RegisteredProcess): () => void {
  installHandlers()
  live.add(registered)
  return () => live.delete(registered)
}

function installHandlers(): void {
  if (installed) return
  installed = true
  process.on('exit', killAll)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => onSignal(signal))
  }
}

function onSignal(signal: NodeJS.Signals): void {
  const exitCode = 128 + constants.signals[signal]
  if (interruption.signal.aborted) process.exit(exitCode)
  process.exitCode = exitCode
  interruption.abort(new Error(`interrupted by ${signal}`))
  // Whoever waits gets a moment to tidy up; a runner with nothing left to do ends by itself before.
  void Promise.allSettled([...live].map(registered => registered.stop())).then(() => {
    setTimeout(() => process.exit(exitCode), afterwardsMs).unref()
  })
}

/** Runs while the process exits, so it may only do what is synchronous. */
function killAll(): void {
  for (const { pid } of live) signalProcess(pid, 'SIGKILL', 'group')
}
