import closeWithGrace from 'close-with-grace'

/** What closing may take beyond the drain before the process is ended all the same. */
const CLOSING_MS = 8_000

/**
 * On SIGTERM, SIGINT or a failure that nothing caught: runs the steps in order, then exits. A second signal
 * exits at once.
 *
 * @param drainMs how long the steps may wait for live answers
 */
export function closeOnSignal(drainMs: number, steps: readonly (() => unknown)[]): void {
  closeWithGrace({ delay: drainMs + CLOSING_MS }, async ({ err }) => {
    if (err !== undefined) console.error(err)
    for (const step of steps) await step()
  })
}
