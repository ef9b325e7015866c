import { createHash } from 'node:crypto'

const remembered = 1_000

/** Remembers which request bodies came before, the latest thousand of them. */
export class SeenOnce {
  readonly #digests = new Set<string>()

  /** Whether this body came before; from now on it has. */
  before(body: string): boolean {
    const digest = createHash('sha256').update(body).digest('base64')
    if (this.#digests.has(digest)) return true
    this.#digests.add(digest)
    const [oldest] = this.#digests
    if (this.#digests.size > remembered && oldest !== undefined) this.#digests.delete(oldest)
    return false
  }
}
