import { ChunkEncoder, encodeEnd, encodeError } from '../protocol/encode.ts'
import type { JsonText } from '../protocol/json-text.ts'
import type { FrameSink } from './frame-sink.ts'
import type { Generation } from './generation.ts'
import type { PartKind } from './parts.ts'
import type { Replay, Replays } from './replays.ts'

/** Chunks that a follower may be behind and still be brought up to date at once: no more than a live answer brings. */
const FEW = 4

/** What writing a frame costs beside its characters, in characters. */
const FRAME_COST = 64

/**
 * One follower's place in one answer. It writes what it has not yet written while the sink has room,
 * then one terminal frame. A follower that lags never holds up another.
 */
export class Cursor implements Replay {
  readonly requestId: string
  readonly generation: Generation
  readonly #sink: FrameSink
  readonly #replays: Replays
  readonly #encoder: ChunkEncoder
  readonly #onDone: (cursor: Cursor) => void
  #next: number
  #over = false

  /**
   * @param from the first sequence number to write
   * @param onDone called once, after the terminal frame
   */
  constructor(options: {
    requestId: string
    generation: Generation
    sink: FrameSink
    replays: Replays
    from: number
    onDone: (cursor: Cursor) => void
  }) {
    this.requestId = options.requestId
    this.generation = options.generation
    this.#sink = options.sink
    this.#replays = options.replays
    this.#encoder = new ChunkEncoder(options.requestId)
    this.#onDone = options.onDone
    this.#next = options.from
  }

  /** The per-token path: a delta that has just got its number. A cursor that lags leaves it to `advance`. */
  offer(sequence: number, kind: PartKind, delta: JsonText): void {
    if (sequence !== this.#next || !this.#sink.hasRoom) return
    this.#next += 1
    this.#sink.send(this.#encoder.delta(sequence, kind, delta))
  }

  /** Goes on writing: at once where little is left, else as the replays of all followers allow. */
  advance(): void {
    if (this.generation.length - this.#next > FEW) {
      this.#replays.add(this)
      return
    }
    this.write(Number.POSITIVE_INFINITY)
  }

  get ready(): boolean {
    if (this.#over || !this.#sink.hasRoom) return false
    const { length, outcome } = this.generation
    return this.#next < length || outcome.state !== 'live'
  }

  write(budget: number): void {
    const { generation } = this
    let spent = 0
    this.#sink.cork()
    while (this.ready && spent < budget) {
      const over = this.#next >= generation.length
      const frame = over ? this.#terminalFrame() : this.#frame(this.#next)
      this.#sink.send(frame)
      spent += frame.length + FRAME_COST
      this.#next += 1
      this.#over = over
    }
    this.#sink.uncork()
    if (!this.#over || spent === 0) return
    this.close()
    this.#onDone(this)
  }

  giveUp(message: string): void {
    this.#sink.send(encodeError(this.requestId, message))
    this.close()
    this.#onDone(this)
  }

  /** Follows no longer. */
  close(): void {
    this.#over = true
    this.#replays.remove(this)
    this.generation.unfollow(this)
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
