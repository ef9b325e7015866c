import { log } from '../log.ts'
import { PART_ID } from '../protocol/encode.ts'
import type { Chunk, FinishReason } from '../protocol/frames.ts'
import type { JsonText } from '../protocol/json-text.ts'
import type { UpstreamFailure } from '../upstream/failure.ts'
import type { AnswerSink, Usage } from '../upstream/upstream.ts'
import { Journal } from './journal.ts'
import type { ChatObserver } from './observer.ts'
import { type AnswerMetadata, type Ended, type Outcome, OVER } from './outcome.ts'
import type { PartKind } from './parts.ts'
import type { Recorder } from './recorder.ts'

/** Somebody who is shown an answer: a cursor, as far as the answer needs it. */
type Follower = {
  /** A delta that has just got its number. */
  offer(sequence: number, kind: PartKind, delta: JsonText): void
  /** There is more to show than what was offered. */
  advance(): void
  /** There is nothing to show any more: tell this. */
  giveUp(message: string): void
}

/** What stands at one sequence number. */
export type Entry =
  | { readonly state: 'delta'; readonly kind: PartKind; readonly delta: JsonText }
  | { readonly state: 'chunk'; readonly chunk: Chunk }

/** Chunks before the first part: `start`. */
const LEADING_CHUNKS = 1

/**
 * One answer, numbered densely from 0: `start`, its parts (start, deltas, end) and, unless it failed, `finish` or
 * `abort`. It belongs to a chat, not to a socket: it goes on while nobody follows.
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
  readonly #onUnfollowed: (generation: Generation) => void
  #stop: AbortController | undefined = new AbortController()
  readonly #followers = new Set<Follower>()
  readonly #noRoom: string
  #recorder: Recorder | undefined
  #hasRoom = true
  #unfollowedSinceMs: number | undefined = performance.now()
  #thinkingSinceMs: number | undefined
  #reasoningMs = 0
  #outcome: Outcome = { state: 'live' }

  /**
   * @param messageId stays the same over every replay, so that a resumed message replaces itself
   * @param onGrowth hears how many bytes of memory the journal takes; false: there is no room for them
   * @param noRoom what a person is told of an answer that was cut off for that
   * @param onEnd called once, before the followers hear of the end
   * @param onUnfollowed the last follower has left
   */
  constructor(options: {
    chatId: string
    messageId: string
    metadata: AnswerMetadata
    maxTextBytes: number
    onGrowth: (bytes: number) => boolean
    noRoom: string
    observer: ChatObserver
    onEnd: (generation: Generation) => void
    onUnfollowed: (generation: Generation) => void
  }) {
    this.chatId = options.chatId
    this.journal = new Journal(bytes => {
      this.#hasRoom = options.onGrowth(bytes)
    })
    this.#noRoom = options.noRoom
    this.messageId = options.messageId
    this.#metadata = options.metadata
    this.#maxTextBytes = options.maxTextBytes
    this.#observer = options.observer
    this.#onEnd = options.onEnd
    this.#onUnfollowed = options.onUnfollowed
    this.#observer.answerStarted(this)
  }

  get outcome(): Outcome {
    return this.#outcome
  }

  /** Aborts when the answer is over: the upstream's signal to stop. */
  get signal(): AbortSignal {
    return this.#stop?.signal ?? OVER
  }

  /** Whether somebody is being shown it. */
  get followed(): boolean {
    return this.#followers.size > 0
  }

  /** Metadata of its `start` chunk. */
  get metadata(): AnswerMetadata {
    return this.#metadata
  }

  /** Since when nobody follows, on the clock of `performance.now`; undefined while somebody does. */
  get unfollowedSinceMs(): number | undefined {
    return this.#unfollowedSinceMs
  }

  /** Chunks so far, which is also the next sequence number. */
  get length(): number {
    const closing = this.#closingChunk() === undefined ? 0 : 1
    return LEADING_CHUNKS + this.journal.length + closing
  }

  /** What stands at a sequence number below `length`. */
  entry(sequence: number): Entry {
    if (sequence === 0) {
      const { messageId } = this
      const chunk = { type: 'start', messageId, messageMetadata: this.#metadata } as const
      return { state: 'chunk', chunk }
    }
    const position = sequence - LEADING_CHUNKS
    if (position < this.journal.length) {
      const entry = this.journal.entry(position)
      if (entry.state === 'delta') return entry
      const type = `${entry.kind}-${entry.state}` as const
      return { state: 'chunk', chunk: { type, id: PART_ID } }
    }
    const closing = this.#closingChunk()
    if (closing === undefined || sequence >= this.length) {
      throw new RangeError(`expected a sequence below ${this.length}, found ${sequence}`)
    }
    return { state: 'chunk', chunk: closing }
  }

  /** Has it written down, from its start. */
  recordWith(recorder: Recorder | undefined): void {
    this.#recorder = recorder
  }

  /** Somebody follows it in another process. */
  followedElsewhere(): void {
    if (this.#unfollowedSinceMs !== undefined) this.#unfollowedSinceMs = performance.now()
  }

  /** Adds a follower and brings it up to date. */
  follow(follower: Follower): void {
    this.#followers.add(follower)
    this.#unfollowedSinceMs = undefined
    follower.advance()
  }

  unfollow(follower: Follower): void {
    this.#followers.delete(follower)
    if (this.followed) return
    this.#unfollowedSinceMs = performance.now()
    this.#onUnfollowed(this)
  }

  /** Shows it to nobody any more; each follower is told why, or why it had failed. */
  giveUp(message: string): void {
    const outcome = this.#outcome
    const told = outcome.state === 'failed' ? outcome.message : message
    for (const follower of this.#followers) follower.giveUp(told)
  }

  text(delta: JsonText): void {
    this.#add('text', delta)
  }

  reasoning(delta: JsonText): void {
    this.#add('reasoning', delta)
  }

  end(reason: FinishReason, usage?: Usage): void {
    this.#thought()
    const reasoningMs = this.#reasoningMs === 0 ? undefined : Math.round(this.#reasoningMs)
    this.settle({ state: 'finished', reason, usage, reasoningMs })
  }

  fail({ kind, detail, message }: UpstreamFailure): void {
    log.warn({ kind, detail }, 'the upstream failed')
    this.#observer.upstreamFailed(kind)
    this.interrupt(message)
  }

  /** Ends it with one terminal error that a person can read. */
  interrupt(message: string): void {
    this.settle({ state: 'failed', message })
  }

  /** The user's stop. */
  abort(): void {
    this.settle({ state: 'aborted' })
  }

  #add(kind: PartKind, delta: JsonText): void {
    if (this.#outcome.state !== 'live') return
    if (kind !== this.journal.open) this.#begin(kind)
    const sequence = LEADING_CHUNKS + this.journal.length
    this.journal.append(delta)
    this.#recorder?.add(kind, delta)
    for (const follower of this.#followers) follower.offer(sequence, kind, delta)
    if (!this.#hasRoom) this.interrupt(this.#noRoom)
    if (this.journal.textBytes > this.#maxTextBytes) {
      this.interrupt(`The answer grew past ${this.#maxTextBytes} bytes and was cut off.`)
    }
  }

  #begin(kind: PartKind): void {
    this.#thought()
    if (kind === 'reasoning') this.#thinkingSinceMs = performance.now()
    this.journal.begin(kind)
    for (const follower of this.#followers) follower.advance()
  }

  /** Ends it, once. */
  protected settle(outcome: Ended): void {
    if (this.#outcome.state !== 'live') return
    this.#outcome = outcome
    if (outcome.state !== 'failed') this.journal.close()
    this.#recorder?.settled()
    const stop = this.#stop
    this.#stop = undefined
    stop?.abort(OVER.reason)
    this.#observer.answerEnded(this, outcome.state)
    this.#onEnd(this)
    for (const follower of this.#followers) follower.advance()
  }

  /** Adds up how long the model has thought. */
  #thought(): void {
    if (this.#thinkingSinceMs === undefined) return
    this.#reasoningMs += performance.now() - this.#thinkingSinceMs
    this.#thinkingSinceMs = undefined
  }

  #closingChunk(): Chunk | undefined {
    const outcome = this.#outcome
    if (outcome.state === 'live' || outcome.state === 'failed') return undefined
    if (outcome.state === 'aborted') return { type: 'abort' }
    const { reason: finishReason, usage, reasoningMs } = outcome
    const messageMetadata = { finishReason, usage, reasoningMs }
    return { type: 'finish', finishReason, messageMetadata }
  }
}
