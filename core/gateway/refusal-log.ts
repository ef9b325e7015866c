import { log } from '../log.ts'

/** Between two lines about one cause. */
const PAUSE_MS = 10_000

/**
 * Logs refused tickets by their cause: the first at once, and those that follow as a number in the next line. Whoever asks
 * again and again writes one line in ten seconds.
 */
export class RefusalLog {
  readonly #byCause = new Map<string, { lastMs: number; since: number }>()

  refused(cause: string): void {
    const nowMs = performance.now()
    const known = this.#byCause.get(cause)
    if (known !== undefined && nowMs - known.lastMs < PAUSE_MS) {
      known.since += 1
      return
    }
    log.info({ cause, tickets: 1 + (known?.since ?? 0) }, 'a ticket was refused')
    this.#byCause.set(cause, { lastMs: nowMs, since: 0 })
  }
}
