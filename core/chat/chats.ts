import { randomUUID } from 'node:crypto'
import type { Limits } from '../config.ts'
import type { PromptMessage, Upstream } from '../upstream/upstream.ts'
import { Generation } from './generation.ts'
import { type ChatObserver, unobservedChat } from './observer.ts'
import type { AnswerMetadata } from './outcome.ts'
import { Replays } from './replays.ts'

/** What became of a turn. */
export type Started =
  | { readonly state: 'started'; readonly generation: Generation }
  | { readonly state: 'refused'; readonly message: string }

/** Bounds on what is kept. */
export type ChatsOptions = {
  readonly upstream: Upstream
  /** The deployment's name, told with every answer. */
  readonly deployment: string
  /** Left out where nobody listens. */
  readonly observer?: ChatObserver
  readonly limits: Pick<Limits, 'answerBytes' | 'journalBytes' | 'journalTtlMs'>
}

const MAX_SWEEP_MS = 10_000

/** The latest answer of every chat: live ones, and finished ones until they expire or room is needed. */
export class Chats {
  readonly observer: ChatObserver
  readonly replays = new Replays()
  readonly #options: ChatsOptions
  readonly #metadata: AnswerMetadata
  readonly #generations = new Map<string, Generation>()
  /** When each kept answer ended, oldest first. */
  readonly #ended = new Map<Generation, number>()
  readonly #sweep: NodeJS.Timeout
  #bytes = 0
  #refusal: string | undefined

  constructor(options: ChatsOptions) {
    const { upstream, deployment, limits } = options
    this.#options = options
    this.observer = options.observer ?? unobservedChat
    this.#metadata = { deployment, upstream: upstream.description }
    this.#sweep = setInterval(
      () => this.#expire(),
      Math.min(limits.journalTtlMs, MAX_SWEEP_MS),
    ).unref()
    this.observer.chatsOpened(this)
  }

  /** Bytes that the journals take. */
  get journalBytes(): number {
    return this.#bytes
  }

  /** Begins an answer, unless one is live in this chat or there is no room. */
  start(chatId: string, prompt: readonly PromptMessage[]): Started {
    if (this.#refusal !== undefined) return { state: 'refused', message: this.#refusal }
    this.#makeRoom()
    const previous = this.#generations.get(chatId)
    if (previous?.outcome.state === 'live') {
      return { state: 'refused', message: 'An answer is already being written in this chat.' }
    }
    if (this.#bytes > this.#options.limits.journalBytes) {
      return { state: 'refused', message: 'The server is busy. Retry in a moment.' }
    }
    if (previous !== undefined) this.#forget(previous)
    const generation = new Generation({
      chatId,
      messageId: randomUUID(),
      metadata: this.#metadata,
      maxTextBytes: this.#options.limits.answerBytes,
      onGrowth: bytes => this.#grow(bytes),
      observer: this.observer,
      onEnd: ended => this.#ended.set(ended, performance.now()),
    })
    this.#generations.set(chatId, generation)
    this.#options.upstream.answer(prompt, generation, generation.signal)
    return { state: 'started', generation }
  }

  /** The latest answer of a chat, live or kept. */
  find(chatId: string): Generation | undefined {
    return this.#generations.get(chatId)
  }

  /** From now on every turn is refused with this message; live answers go on. */
  refuseTurns(message: string): void {
    this.#refusal = message
  }

  /** Ends what is live with one terminal error, and forgets everything. */
  close(message: string): void {
    clearInterval(this.#sweep)
    for (const generation of this.#generations.values()) generation.interrupt(message)
    this.#generations.clear()
    this.#ended.clear()
  }

  #grow(bytes: number): void {
    this.#bytes += bytes
    this.#makeRoom()
  }

  /** Drops finished answers, oldest first, until the rest is within the cap or live. */
  #makeRoom(): void {
    for (const generation of this.#ended.keys()) {
      if (this.#bytes <= this.#options.limits.journalBytes) return
      this.#forget(generation)
    }
  }

  #expire(): void {
    const oldest = performance.now() - this.#options.limits.journalTtlMs
    for (const [generation, endedAt] of this.#ended) {
      if (endedAt > oldest) return
      this.#forget(generation)
    }
  }

  #forget(generation: Generation): void {
    this.#ended.delete(generation)
    this.#generations.delete(generation.chatId)
    this.#bytes -= generation.journal.bytes
  }
}
