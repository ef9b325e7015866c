/** What reading takes before a frame is parsed (unmasking, UTF-8, copies), measured on Node 26. */
const RECEIVING_MS_PER_MIB = 3
const MIB = 1024 * 1024

/** A frame that costs less is never felt by anybody else. */
const FREE_MS = 1

/** A socket that owes more is read again all the same, so that a busy machine cuts nobody off. */
const LONGEST_REST_MS = 1_000

/**
 * How much of a process's time the frames of one socket may take: after a costly frame it is not read for so long that
 * its share is kept. The peer's network waits; nothing is lost, and no honest client notices.
 */
export class ReadingShare {
  readonly #socket: { pause(): void; resume(): void }
  readonly #restPerMs: number
  #rest: NodeJS.Timeout | undefined
  #restsUntilMs = 0

  /** @param percent the share; 100 sets no limit */
  constructor(socket: { pause(): void; resume(): void }, percent: number) {
    this.#socket = socket
    this.#restPerMs = 100 / percent - 1
  }

  /** Accounts for a frame that has been handled. */
  spent(handlingMs: number, bytes: number): void {
    const costMs = handlingMs + (bytes / MIB) * RECEIVING_MS_PER_MIB
    if (this.#restPerMs === 0 || costMs < FREE_MS) return
    const nowMs = performance.now()
    const owedMs = Math.max(0, this.#restsUntilMs - nowMs) + costMs * this.#restPerMs
    const restMs = Math.min(LONGEST_REST_MS, owedMs)
    this.#restsUntilMs = nowMs + restMs
    this.#socket.pause()
    clearTimeout(this.#rest)
    this.#rest = setTimeout(() => this.#socket.resume(), restMs)
  }

  stop(): void {
    clearTimeout(this.#rest)
  }
}
