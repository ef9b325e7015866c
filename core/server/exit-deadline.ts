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
