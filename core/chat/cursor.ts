import { ChunkEncoder, encodeEnd, encodeError } from '../protocol/encode.ts'
import type { JsonText } from '../protocol/json-text.ts'
import type { Generation } from './generation.ts'
import type { Outlet } from './outlet.ts'
import type { PartKind } from './parts.ts'

/**
 * One follower's place in one answer. It writes what it has not yet written while the outlet has room,
 * then one terminal frame. A follower that lags never holds up another.
 */
export class Cursor {
  readonly requestId: string
  readonly generation: Generation
  readonly #outlet: Outlet
  readonly #encoder: ChunkEncoder
  readonly #onDone: (cursor: Cursor) => void
  #next: number

  /**
   * @param from the first sequence number to write
   * @param onDone called once, after the terminal frame
   */
  constructor(options: {
    requestId: string
    generation: Generation
    outlet: Outlet
    from: number
    onDone: (cursor: Cursor) => void
  }) {
    this.requestId = options.requestId
    this.generation = options.generation
    this.#outlet = options.outlet
    this.#encoder = new ChunkEncoder(options.requestId)
    this.#onDone = options.onDone
    this.#next = options.from
  }

  /** The per-token path: a delta that has just got its number. A cursor that lags leaves it to `advance`. */
  offer(sequence: number, kind: PartKind, delta: JsonText): void {
    if (sequence !== this.#next || !this.#outlet.hasRoom) return
    this.#next += 1
    this.#outlet.send(this.#encoder.delta(sequence, kind, delta))
  }

  /** Writes on from where it stands, until it has caught up or the outlet is full. */
  advance(): void {
    const { generation } = this
    while (this.#next < generation.length) {
      if (!this.#outlet.hasRoom) return
      this.#outlet.send(this.#frame(this.#next))
      this.#next += 1
    }
    if (generation.outcome.state === 'live' || !this.#outlet.hasRoom) return
    this.#outlet.send(this.#terminalFrame())
    generation.unfollow(this)
    this.#onDone(this)
  }

  #frame(sequence: number): string {
    const entry = this.generation.entry(sequence)
    return entry.state === 'delta'
      ? this.#encoder.delta(sequence, entry.kind, entry.delta)
      : this.#encoder.chunk(sequence, entry.chunk)
  }

  #terminalFrame(): string {
    const { outcome } = this.generation
    return outcome.state === 'failed'
      ? encodeError(this.requestId, outcome.message)
      : encodeEnd(this.requestId)
  }
}
