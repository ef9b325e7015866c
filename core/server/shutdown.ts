import closeWithGrace from 'close-with-grace'

/** What closing may take beyond the drain before the process is ended all the same. */
export const CLOSING_MS = 8_000

/** What a step may take when those before it have used up the drain. */
const SHORTEST_STEP_MS = 2_500

/** A part of closing; `leftMs`, a whole number, is how long it may wait for what is live. */
export type ClosingStep = (leftMs: number) => unknown

/**
 * On SIGTERM, SIGINT or a failure that nothing caught: runs the steps in order, then exits. A second signal
 * exits at once.
 *
 * @param drainMs how long the steps may wait for live answers and pages, all of them together
 */
export function closeOnSignal(drainMs: number, steps: readonly ClosingStep[]): void {
  closeWithGrace({ delay: drainMs + CLOSING_MS }, async ({ err }) => {
    if (err !== undefined) console.error(err)
    const endsAt = performance.now() + drainMs
    for (const step of steps) {
      await step(Math.max(SHORTEST_STEP_MS, Math.round(endsAt - performance.now())))
    }
  })
}
