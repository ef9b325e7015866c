import { setTimeout as delay } from 'node:timers/promises'
import { log } from '../log.ts'
import { type Link, openLink } from './link.ts'

const PAUSE_MS = 500

/** Keeps one link to Redis: a new one is made when the last is lost. Says once why there is none. */
export class Links {
  readonly #url: string
  readonly #onLink: (link: Link) => void
  readonly #closing = new AbortController()
  #link: Link | undefined
  #told: string | undefined

  /** @param onLink called with each new link */
  constructor(url: string, onLink: (link: Link) => void) {
    this.#url = url
    this.#onLink = onLink
  }

  /** The link, while there is one. */
  get current(): Link | undefined {
    return this.#link?.lost.aborted === false ? this.#link : undefined
  }

  /** Makes the first link, and from then on always a next one. Resolves after the first attempt, whatever came of it. */
  async open(): Promise<void> {
    await this.#attempt()
    void this.#keep()
  }

  async close(): Promise<void> {
    this.#closing.abort()
    await this.#link?.close()
  }

  async #keep(): Promise<void> {
    const { signal } = this.#closing
    while (!signal.aborted) {
      if (this.current === undefined) await this.#attempt()
      await delay(PAUSE_MS, undefined, { signal, ref: false }).catch(() => {})
    }
  }

  async #attempt(): Promise<void> {
    try {
      const link = await openLink(this.#url)
      if (this.#closing.signal.aborted) {
        await link.close()
        return
      }
      this.#link = link
      if (this.#told !== undefined) log.info('Redis is back: new answers can be resumed anywhere')
      this.#told = undefined
      link.lost.addEventListener('abort', () => this.#tell(link.lost.reason))
      this.#onLink(link)
    } catch (error) {
      this.#tell(error as Error)
    }
  }

  #tell({ message }: Error): void {
    if (this.#closing.signal.aborted || this.#told !== undefined) return
    this.#told = message
    log.error(
      { cause: message },
      'Redis is away: answers can be resumed in their own process alone',
    )
  }
}
