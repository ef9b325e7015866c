import { createHash } from 'node:crypto'

const remembered = 1_000

/** Remembers which prompts came before, the latest thousand of them. */
export class SeenOnce {
  readonly #digests = new Set<string>()

  /** Whether this prompt came before; from now on it has. */
  before(prompt: string): boolean {
    const digest = createHash('sha256').update(prompt).digest('base64')
    if (this.#digests.has(digest)) return true
    this.#digests.add(digest)
    const [oldest] = this.#digests
    if (this.#digests.size > remembered && oldest !== undefined) this.#digests.delete(oldest)
    return false
  }
}
