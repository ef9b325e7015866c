import { randomUUID } from 'node:crypto'
import type { Limits } from '../config.ts'
import type { PromptMessage, Upstream } from '../upstream/upstream.ts'
import { Generation } from './generation.ts'
import { EMPTY_JOURNAL_BYTES } from './journal.ts'
import { type ChatObserver, unobservedChat } from './observer.ts'
import type { AnswerMetadata } from './outcome.ts'
import { Replays } from './replays.ts'
import type { OpenSharing, Sharing } from './sharing.ts'

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
  /** Left out where answers live and end with their process. */
  readonly openSharing?: OpenSharing | undefined
  readonly limits: Pick<
    Limits,
    'answers' | 'answerBytes' | 'journalBytes' | 'journalTtlMs' | 'unfollowedMs'
  >
}

const MAX_SWEEP_MS = 1_000

/** What a person is told of a turn in a chat that is being answered, by whichever process. */
export const BEING_WRITTEN = 'An answer is already being written in this chat.'

const BUSY = 'The server is busy. Retry in a moment.'
const NO_ROOM =
  'The server has no memory left for this answer, which was cut off. Retry in a moment.'
const DROPPED = 'The server has no memory left for this answer any more.'
const UNFOLLOWED = 'This answer was ended because nobody followed it any more.'

/** The latest answer of every chat: live ones, and finished ones until they expire or room is needed. */
export class Chats {
  readonly observer: ChatObserver
  readonly replays = new Replays()
  /** Where other processes find the answers; to be opened first and closed last. */
  readonly sharing: Sharing | undefined
  readonly #options: ChatsOptions
  readonly #metadata: AnswerMetadata
  readonly #generations = new Map<string, Generation>()
  readonly #live = new Set<Generation>()
  /** When each kept answer ended, oldest first. */
  readonly #ended = new Map<Generation, number>()
  /** Answers that nobody can resume any more, and that somebody is still being shown. */
  readonly #leaving = new Set<Generation>()
  readonly #sweeping: NodeJS.Timeout
  #bytes = 0
  #refusal: string | undefined

  constructor(options: ChatsOptions) {
    const { upstream, deployment, limits } = options
    this.#options = options
    this.observer = options.observer ?? unobservedChat
    this.#metadata = { deployment, upstream: upstream.description }
    this.#sweeping = setInterval(
      () => this.#sweep(),
      Math.min(limits.journalTtlMs, limits.unfollowedMs, MAX_SWEEP_MS),
    ).unref()
    this.sharing = options.openSharing?.({
      grow: bytes => this.#grow(bytes),
      release: bytes => {
        this.#bytes -= bytes
      },
    })
    this.observer.chatsOpened(this)
  }

  /** Bytes that the journals take, of live answers and kept ones. */
  get journalBytes(): number {
    return this.#bytes
  }

  /** Begins an answer, unless one is live in this chat or there is no room. */
  start(chatId: string, prompt: readonly PromptMessage[]): Started {
    if (this.#refusal !== undefined) return { state: 'refused', message: this.#refusal }
    const previous = this.#generations.get(chatId)
    if (previous?.outcome.state === 'live') {
      return { state: 'refused', message: BEING_WRITTEN }
    }
    const isFull = this.#live.size >= this.#options.limits.answers
    if (isFull || !this.#makeRoom(EMPTY_JOURNAL_BYTES)) return { state: 'refused', message: BUSY }
    if (previous !== undefined) this.#forget(previous)
    const generation = new Generation({
      chatId,
      messageId: randomUUID(),
      metadata: this.#metadata,
      maxTextBytes: this.#options.limits.answerBytes,
      onGrowth: bytes => this.#grow(bytes),
      noRoom: NO_ROOM,
      observer: this.observer,
      onEnd: ended => this.#end(ended),
      onUnfollowed: unfollowed => this.#release(unfollowed),
    })
    generation.recordWith(this.sharing?.record(generation))
    this.#live.add(generation)
    this.#generations.set(chatId, generation)
    this.#options.upstream.answer(prompt, generation, generation.signal)
    return { state: 'started', generation }
  }

  /** The latest answer of a chat in this process, live or kept. */
  find(chatId: string): Generation | undefined {
    return this.#generations.get(chatId)
  }

  /**
   * The latest answer of a chat, whoever generates it; at once where no other process has to be asked. Never rejects.
   *
   * @param messageId the answer that is wanted: one that is here is given, though others may know only one before it
   */
  locate(
    chatId: string,
    messageId?: string,
  ): Generation | undefined | Promise<Generation | undefined> {
    const own = this.find(chatId)
    if (this.sharing === undefined || own?.outcome.state === 'live') return own
    if (own !== undefined && own.messageId === messageId) return own
    return this.#locateElsewhere(this.sharing, chatId)
  }

  /** From now on every turn is refused with this message; live answers go on. */
  refuseTurns(message: string): void {
    this.#refusal = message
  }

  /** Ends what is live with one terminal error, and forgets everything. */
  close(message: string): void {
    clearInterval(this.#sweeping)
    for (const generation of this.#generations.values()) generation.interrupt(message)
    this.sharing?.endMirrors(message)
    this.#generations.clear()
    this.#ended.clear()
    this.#leaving.clear()
    this.#bytes = 0
  }

  async #locateElsewhere(sharing: Sharing, chatId: string): Promise<Generation | undefined> {
    const located = await sharing.locate(chatId, this.find(chatId)?.messageId)
    if (located.state === 'elsewhere') return located.mirror
    return located.state === 'here' ? this.find(chatId) : undefined
  }

  #grow(bytes: number): boolean {
    this.#bytes += bytes
    return this.#makeRoom(0)
  }

  #end(generation: Generation): void {
    this.#live.delete(generation)
    this.#ended.set(generation, performance.now())
    this.#makeRoom(0)
  }

  /**
   * Drops finished answers until so many bytes fit, oldest first, those that somebody is being shown last; false where live
   * answers take the room.
   */
  #makeRoom(bytes: number): boolean {
    const atMost = this.#options.limits.journalBytes - bytes
    for (const generation of this.#ended.keys()) {
      if (this.#bytes <= atMost) return true
      if (!generation.followed) this.#drop(generation)
    }
    for (const generation of [...this.#leaving, ...this.#ended.keys()]) {
      if (this.#bytes <= atMost) return true
      this.#drop(generation)
      generation.giveUp(DROPPED)
    }
    return this.#bytes <= atMost
  }

  #sweep(): void {
    this.#expire()
    const longAgo = performance.now() - this.#options.limits.unfollowedMs
    for (const generation of this.#live) {
      if ((generation.unfollowedSinceMs ?? Number.POSITIVE_INFINITY) <= longAgo)
        generation.interrupt(UNFOLLOWED)
    }
  }

  #expire(): void {
    const oldest = performance.now() - this.#options.limits.journalTtlMs
    for (const [generation, endedAt] of this.#ended) {
      if (endedAt > oldest) return
      this.#forget(generation)
    }
  }

  /** Makes room: no process resumes it any more. */
  #drop(generation: Generation): void {
    this.sharing?.forget(generation)
    this.#forget(generation)
  }

  /** Lets nobody resume it here any more. Its memory counts for as long as somebody is being shown it. */
  #forget(generation: Generation): void {
    this.#ended.delete(generation)
    if (this.find(generation.chatId) === generation) this.#generations.delete(generation.chatId)
    this.#leaving.add(generation)
    if (!generation.followed) this.#release(generation)
  }

  #release(generation: Generation): void {
    if (this.#leaving.delete(generation)) this.#bytes -= generation.journal.bytes
  }
}
