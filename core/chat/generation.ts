import { log } from '../log.ts'
import { TEXT_PART_ID } from '../protocol/encode.ts'
import type { Chunk, FinishReason } from '../protocol/frames.ts'
import type { JsonText } from '../protocol/json-text.ts'
import type { UpstreamFailure } from '../upstream/failure.ts'
import type { AnswerSink } from '../upstream/upstream.ts'
import { Journal } from './journal.ts'
import type { ChatObserver } from './observer.ts'
import type { AnswerMetadata, Outcome } from './outcome.ts'

type Ended = Exclude<Outcome, { state: 'live' }>

/** Somebody who is shown an answer: a cursor, as far as the answer needs it. */
type Follower = {
  /** A delta that has just got its number. */
  offer(sequence: number, delta: JsonText): void
  /** There is more to show than what was offered. */
  advance(): void
}

/** Chunks before the first delta: `start` and `text-start`. */
const LEADING_CHUNKS = 2

/**
 * One answer, numbered densely from 0: `start`, `text-start`, the deltas, and, unless it failed,
 * `text-end` and `finish` or `abort`. It belongs to a chat, not to a socket: it goes on while nobody follows.
 */
export class Generation implements AnswerSink {
  readonly chatId: string
  readonly journal: Journal
  /** Names the answer in its `start` chunk, the same in every replay. */
  readonly messageId: string
  readonly #metadata: AnswerMetadata
  readonly #maxTextBytes: number
  readonly #observer: ChatObserver
  readonly #onEnd: (generation: Generation) => void
  readonly #stop = new AbortController()
  readonly #followers = new Set<Follower>()
  #outcome: Outcome = { state: 'live' }

  /**
   * @param messageId stays the same over every replay, so that a resumed message replaces itself
   * @param onGrowth hears how many bytes of memory the journal takes
   * @param onEnd called once, before the followers hear of the end
   */
  constructor(options: {
    chatId: string
    messageId: string
    metadata: AnswerMetadata
    maxTextBytes: number
    onGrowth: (bytes: number) => void
    observer: ChatObserver
    onEnd: (generation: Generation) => void
  }) {
    this.chatId = options.chatId
    this.journal = new Journal(options.onGrowth)
    this.messageId = options.messageId
    this.#metadata = options.metadata
    this.#maxTextBytes = options.maxTextBytes
    this.#observer = options.observer
    this.#onEnd = options.onEnd
    this.#observer.answerStarted(this)
  }

  get outcome(): Outcome {
    return this.#outcome
  }

  /** Aborts when the answer is over: the upstream's signal to stop. */
  get signal(): AbortSignal {
    return this.#stop.signal
  }

  /** Chunks so far, which is also the next sequence number. */
  get length(): number {
    return LEADING_CHUNKS + this.journal.count + this.#closingChunks().length
  }

  /** What stands at a sequence number below `length`: a delta's text, or another chunk. */
  entry(sequence: number): JsonText | Chunk {
    if (sequence === 0) {
      return { type: 'start', messageId: this.messageId, messageMetadata: this.#metadata }
    }
    if (sequence === 1) return { type: 'text-start', id: TEXT_PART_ID }
    const index = sequence - LEADING_CHUNKS
    if (index < this.journal.count) return this.journal.delta(index)
    const closing = this.#closingChunks()[index - this.journal.count]
    if (closing === undefined) {
      throw new RangeError(`expected a sequence below ${this.length}, found ${sequence}`)
    }
    return closing
  }

  /** Adds a follower and brings it up to date. */
  follow(follower: Follower): void {
    this.#followers.add(follower)
    follower.advance()
  }

  unfollow(follower: Follower): void {
    this.#followers.delete(follower)
  }

  text(delta: JsonText): void {
    if (this.#outcome.state !== 'live') return
    const sequence = LEADING_CHUNKS + this.journal.count
    this.journal.append(delta)
    for (const follower of this.#followers) follower.offer(sequence, delta)
    if (this.journal.textBytes > this.#maxTextBytes) {
      this.interrupt(`The answer grew past ${this.#maxTextBytes} bytes and was cut off.`)
    }
  }

  end(reason: FinishReason): void {
    this.#settle({ state: 'finished', reason })
  }

  fail({ kind, detail, message }: UpstreamFailure): void {
    log.warn({ kind, detail }, 'the upstream failed')
    this.#observer.upstreamFailed(kind)
    this.interrupt(message)
  }

  /** Ends it with one terminal error that a person can read. */
  interrupt(message: string): void {
    this.#settle({ state: 'failed', message })
  }

  /** The user's stop. */
  abort(): void {
    this.#settle({ state: 'aborted' })
  }

  #settle(outcome: Ended): void {
    if (this.#outcome.state !== 'live') return
    this.#outcome = outcome
    this.#stop.abort()
    this.#observer.answerEnded(this, outcome.state)
    this.#onEnd(this)
    for (const follower of this.#followers) follower.advance()
  }

  #closingChunks(): readonly Chunk[] {
    const outcome = this.#outcome
    if (outcome.state === 'live' || outcome.state === 'failed') return []
    const last: Chunk =
      outcome.state === 'aborted'
        ? { type: 'abort' }
        : { type: 'finish', finishReason: outcome.reason }
    return [{ type: 'text-end', id: TEXT_PART_ID }, last]
  }
}
