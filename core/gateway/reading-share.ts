/** What costs less is never felt by anybody else. */
const FREE_MS = 1

/** A socket that owes more is read again all the same, so that a busy machine cuts nobody off. */
const LONGEST_REST_MS = 1_000

/**
 * How much of a process's time the reading of one socket may take: what it costs is added up, whether it is one costly frame
 * or thousands of small ones, and the socket is not read for so long that its share is kept. The peer's network waits;
 * nothing is lost, and no honest client notices.
 */
export class ReadingShare {
  readonly #socket: { pause(): void; resume(): void }
  readonly #restPerMs: number
  #rest: NodeJS.Timeout | undefined
  #owesUntilMs = 0

  /** @param percent the share; 100 sets no limit */
  constructor(socket: { pause(): void; resume(): void }, percent: number) {
    this.#socket = socket
    this.#restPerMs = 100 / percent - 1
  }

  /** Accounts for one read: the bytes that came, and what was done with the frames in them. */
  spent(costMs: number): void {
    if (this.#restPerMs === 0) return
    const nowMs = performance.now()
    const owedMs = Math.max(0, this.#owesUntilMs - nowMs) + costMs * this.#restPerMs
    this.#owesUntilMs = nowMs + Math.min(LONGEST_REST_MS, owedMs)
    if (owedMs < FREE_MS * this.#restPerMs) return
    this.#socket.pause()
    clearTimeout(this.#rest)
    this.#rest = setTimeout(() => this.#socket.resume(), this.#owesUntilMs - nowMs)
  }

  stop(): void {
    clearTimeout(this.#rest)
  }
}
