import { BEING_WRITTEN } from '../chat/chats.ts'
import type { Generation } from '../chat/generation.ts'
import type { PartKind } from '../chat/parts.ts'
import type { Recorder } from '../chat/recorder.ts'
import { log } from '../log.ts'
import type { JsonText } from '../protocol/json-text.ts'
import { claim } from './claim.ts'
import { encodeDelta, encodeEntry, entryId } from './entry.ts'
import type { Link } from './link.ts'
import { answerKey, chatKey, INTERRUPTED } from './names.ts'
import type { Writer } from './writer.ts'

/** The `start` chunk, which the claim writes. */
const HEAD_CHUNKS = 1

/** How long an answer that is still written outlives its process, beside the time that it is kept for. */
const LIVE_MS = 60_000

/** What Redis says where another process has written at this place of the stream. */
const TAKEN = /equal or smaller/

/**
 * One answer on its way into its stream. Where an entry cannot be written the answer is taken back as a whole; it goes on
 * here, for those who follow it here.
 */
export class Recording implements Recorder {
  readonly generation: Generation
  readonly messageId: string
  readonly #link: Link
  readonly #writer: Writer
  readonly #expiryMs: number
  readonly #onOver: () => void
  #batch = ''
  #chunks = HEAD_CHUNKS
  #over = false
  #lost = false

  /**
   * @param keptMs how long the answer is kept after its end
   * @param onOver called once: nothing more will be written
   */
  constructor(options: {
    generation: Generation
    link: Link
    writer: Writer
    keptMs: number
    onOver: () => void
  }) {
    this.generation = options.generation
    this.messageId = options.generation.messageId
    this.#link = options.link
    this.#writer = options.writer
    this.#expiryMs = options.keptMs + LIVE_MS
    this.#onOver = options.onOver
    claim(this.#link, this.generation, this.#expiryMs).then(
      claimed => {
        if (!claimed) this.#overtaken(BEING_WRITTEN)
      },
      (error: Error) => this.#lose(error.message),
    )
  }

  add(kind: PartKind, delta: JsonText): void {
    if (this.#over) return
    const encoded = encodeDelta(kind, delta)
    if (this.#batch === '') {
      this.#batch = encoded
      this.#writer.add(this)
      return
    }
    this.#batch += `,${encoded}`
  }

  settled(): void {
    if (!this.#over) this.#writer.add(this)
  }

  line(): string | undefined {
    if (this.#over) return undefined
    const { outcome, length } = this.generation
    const ended = outcome.state === 'live' ? undefined : outcome
    const line = `${this.messageId} ${entryId(this.#chunks)} ${encodeEntry(this.#batch, ended)}`
    this.#batch = ''
    this.#chunks = length
    if (ended !== undefined) this.#end()
    return line
  }

  refused(reason: string): void {
    if (TAKEN.test(reason)) this.#overtaken(INTERRUPTED)
    else this.#lose(reason)
  }

  /** Puts off that what is written expires. */
  keep(): void {
    for (const key of [answerKey(this.messageId), chatKey(this.generation.chatId)]) {
      this.#link.command(['PEXPIRE', key, String(this.#expiryMs)]).catch(() => {})
    }
  }

  /** Another process has the chat, or has ended this answer. */
  #overtaken(message: string): void {
    this.#end()
    this.generation.interrupt(message)
  }

  /** Nobody may follow half an answer: without its stream it ends for them, or is not found. */
  #lose(cause: string): void {
    this.#end()
    if (this.#lost || this.#link.lost.aborted) return
    this.#lost = true
    log.warn({ cause }, 'an answer cannot be resumed in another process')
    // Where it cannot even be deleted, the lease must lapse.
    this.#link
      .command(['DEL', answerKey(this.messageId)])
      .catch((error: Error) => this.#link.drop(error))
  }

  #end(): void {
    if (this.#over) return
    this.#over = true
    this.#batch = ''
    this.#onOver()
  }
}
