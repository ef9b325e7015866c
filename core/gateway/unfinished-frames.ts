import type { Pausable } from './pauses.ts'

/** A socket in the middle of a frame, as far as its reading can be held up or given up. */
export type Reader = Pausable & {
  /** The process has no memory left for what it has begun to send. */
  giveUp(): void
}

/** Less than this of a frame costs little to hold, and little to read. */
const LARGE_BYTES = 16 * 1024

/** How long large frames wait for each millisecond that one has taken: a fifth of the process's time is theirs. */
const REST_PER_MS = 4

/**
 * The frames that sockets have begun to send, over all sockets of a process. Their bytes have a cap, at which the oldest frame is
 * given up: an honest one is whole before that. And the large ones share a fifth of the process's time, whoever sends
 * them: a client that is closed for what it sent comes back as another one.
 */
export class UnfinishedFrames {
  readonly #maxBytes: number
  /** Bytes of each large frame, in the order of their beginnings. */
  readonly #large = new Map<Reader, number>()
  readonly #held = new Set<Reader>()
  #bytes = 0
  #restsUntilMs = 0
  #rest: NodeJS.Timeout | undefined

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  /** A socket has sent so many bytes of a frame that is not whole. */
  received(reader: Reader, bytes: number): void {
    if (bytes < LARGE_BYTES) return
    this.#bytes += bytes - (this.#large.get(reader) ?? 0)
    this.#large.set(reader, bytes)
    for (const oldest of this.#large.keys()) {
      if (this.#bytes <= this.#maxBytes) break
      this.forget(oldest)
      oldest.giveUp()
    }
    if (!this.#large.has(reader) || performance.now() >= this.#restsUntilMs) return
    reader.pause()
    this.#held.add(reader)
    this.#rest ??= this.#wait()
  }

  /** Its frame is whole, or its socket gone. */
  forget(reader: Reader): void {
    this.#bytes -= this.#large.get(reader) ?? 0
    this.#large.delete(reader)
    this.#held.delete(reader)
  }

  /** Frames of so many bytes have become whole in one read, which took so long with what was done with them. */
  spent(costMs: number, bytes: number): void {
    if (bytes < LARGE_BYTES) return
    const nowMs = performance.now()
    this.#restsUntilMs = Math.max(nowMs, this.#restsUntilMs) + costMs * REST_PER_MS
  }

  close(): void {
    clearTimeout(this.#rest)
  }

  #wait(): NodeJS.Timeout {
    return setTimeout(() => this.#next(), this.#restsUntilMs - performance.now()).unref()
  }

  /** Reads on with the one that waits longest. Each further one waits for what that has cost. */
  #next(): void {
    const [first] = this.#held
    this.#rest = undefined
    if (first === undefined) return
    if (performance.now() >= this.#restsUntilMs) {
      this.#held.delete(first)
      first.resume()
    }
    if (this.#held.size > 0) this.#rest = this.#wait()
  }
}
