import type { Generation } from '../chat/generation.ts'
import type { PartKind } from '../chat/parts.ts'
import type { Recorder } from '../chat/recorder.ts'
import { log } from '../log.ts'
import type { JsonText } from '../protocol/json-text.ts'
import { claim } from './claim.ts'
import { encodeDelta, encodeEntry, entryId } from './entry.ts'
import type { Link } from './link.ts'
import { answerKey, BEING_WRITTEN, chatKey, INTERRUPTED } from './names.ts'

/** The `start` chunk, which the claim writes. */
const HEAD_CHUNKS = 1

/** How long an answer that is still written outlives its process, beside the time that it is kept for. */
const LIVE_MS = 60_000

/** What Redis says where another process has written at this place of the stream. */
const TAKEN = /equal or smaller/

/**
 * One answer on its way into its stream: what one turn of the event loop brings is one entry. Where an entry cannot be
 * written the answer is taken back as a whole; it goes on here, for those who follow it here.
 */
export class Recording implements Recorder {
  readonly generation: Generation
  readonly #link: Link
  readonly #keptMs: number
  readonly #onOver: (recording: Recording) => void
  #batch = ''
  #chunks = HEAD_CHUNKS
  #turn: NodeJS.Immediate | undefined
  #over = false
  #lost = false

  /**
   * @param keptMs how long the answer is kept after its end
   * @param onOver called once: nothing more will be written
   */
  constructor(options: {
    generation: Generation
    link: Link
    keptMs: number
    onOver: (recording: Recording) => void
  }) {
    this.generation = options.generation
    this.#link = options.link
    this.#keptMs = options.keptMs
    this.#onOver = options.onOver
    claim(this.#link, this.generation, this.#keptMs + LIVE_MS).then(
      claimed => {
        if (!claimed) this.#overtaken(BEING_WRITTEN)
      },
      error => this.#lose(error),
    )
  }

  add(kind: PartKind, delta: JsonText): void {
    if (this.#over) return
    const encoded = encodeDelta(kind, delta)
    this.#batch = this.#batch === '' ? encoded : `${this.#batch},${encoded}`
    this.#turn ??= setImmediate(() => this.flush())
  }

  settled(): void {
    if (!this.#over) this.#turn ??= setImmediate(() => this.flush())
  }

  /** Writes what there is to write. */
  flush(): void {
    clearImmediate(this.#turn)
    this.#turn = undefined
    const { outcome, messageId, length } = this.generation
    const ended = outcome.state === 'live' ? undefined : outcome
    if (this.#over || (this.#batch === '' && ended === undefined)) return
    const fields = Object.entries(encodeEntry(this.#batch, ended)).flat()
    const id = entryId(this.#chunks)
    this.#batch = ''
    this.#chunks = length
    this.#link.command(['XADD', answerKey(messageId), 'NOMKSTREAM', id, ...fields]).then(
      written => {
        if (written === null) this.#lose(new Error('the stream is gone'))
      },
      error => this.#refused(error),
    )
    if (ended === undefined) return
    this.#expire(answerKey(messageId), this.#keptMs)
    this.#end()
  }

  /** Puts off that what is written expires. */
  keep(): void {
    const { chatId, messageId } = this.generation
    for (const key of [answerKey(messageId), chatKey(chatId)]) {
      this.#expire(key, this.#keptMs + LIVE_MS)
    }
  }

  #expire(key: string, afterMs: number): void {
    this.#link.command(['PEXPIRE', key, String(afterMs)]).catch(() => {})
  }

  #refused(error: Error): void {
    if (TAKEN.test(error.message)) this.#overtaken(INTERRUPTED)
    else this.#lose(error)
  }

  /** Another process has the chat, or has ended this answer. */
  #overtaken(message: string): void {
    this.#end()
    this.generation.interrupt(message)
  }

  /** Nobody may follow half an answer: without its stream it ends for them, or is not found. */
  #lose(cause: Error): void {
    this.#end()
    if (this.#lost || this.#link.lost.aborted) return
    this.#lost = true
    log.warn({ cause: cause.message }, 'an answer cannot be resumed in another process')
    // Where it cannot even be deleted, the lease must lapse.
    this.#link
      .command(['DEL', answerKey(this.generation.messageId)])
      .catch(error => this.#link.drop(error))
  }

  #end(): void {
    if (this.#over) return
    this.#over = true
    this.#batch = ''
    this.#onOver(this)
  }
}
