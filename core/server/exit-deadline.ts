import type { ChildProcess } from 'node:child_process'
import { CLOSING_MS } from './shutdown.ts'

/**
 * Exits some time after the first signal to end, whatever the process still waits for: a client that never takes its
 * answer, say.
 *
 * @param drainMs how long live answers may go on
 */
export function exitAfterSignal(drainMs: number): void {
  const exit = (status: number) => () => {
    setTimeout(() => process.exit(status), drainMs + CLOSING_MS).unref()
  }
  process.once('SIGTERM', exit(143))
  process.once('SIGINT', exit(130))
}

/** What a process may take beyond its own deadline before whoever started it kills it. */
const KILLING_MS = 1_000

/**
 * Kills processes that were told to end and are still there after their own deadline: one whose event loop stands still, or
 * that was stopped, hears no signal and no timer.
 *
 * @param drainMs how long live answers may go on
 */
export function killAfterDeadline(children: readonly ChildProcess[], drainMs: number): void {
  setTimeout(
    () => {
      for (const child of children) child.kill('SIGKILL')
    },
    drainMs + CLOSING_MS + KILLING_MS,
  ).unref()
}
