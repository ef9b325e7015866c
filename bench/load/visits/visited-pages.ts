import { setTimeout as delay } from 'node:timers/promises'
import { Pool } from 'undici'

/** How the pages of one visit were answered. */
export type PagesSeen = {
  readonly durationsMs: number[]
  readonly latenessMs: number[]
  failed: number
}

/** As many at once as a browser's visitors would have open: more than any point of the map keeps waiting. */
const CONNECTIONS = 64

/** A page that takes longer has failed: the next visit must not wait for it. */
const PAGE_MS = 10_000

/** Asks for pages at planned moments, whether or not the earlier ones were answered. */
export class VisitedPages {
  readonly #pool: Pool

  constructor(pageUrl: string) {
    this.#pool = new Pool(pageUrl, {
      connections: CONNECTIONS,
      headersTimeout: PAGE_MS,
      bodyTimeout: PAGE_MS,
    })
  }

  /**
   * Asks for a page at each of these moments; resolves when the last has been answered.
   *
   * @param moments on the clock of `performance.now`
   */
  async ask(path: string, moments: readonly number[]): Promise<PagesSeen> {
    const seen: PagesSeen = { durationsMs: [], latenessMs: [], failed: 0 }
    const requests = moments.map(async plannedMs => {
      await delay(Math.max(0, plannedMs - performance.now()))
      seen.latenessMs.push(performance.now() - plannedMs)
      try {
        const { statusCode, body } = await this.#pool.request({ path, method: 'GET' })
        await body.dump({ limit: Number.MAX_SAFE_INTEGER })
        if (statusCode === 200) seen.durationsMs.push(performance.now() - plannedMs)
        else seen.failed += 1
      } catch {
        seen.failed += 1
      }
    })
    await Promise.all(requests)
    return seen
  }

  async close(): Promise<void> {
    await this.#pool.close()
  }
}
