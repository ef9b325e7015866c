import type { ServerFrame } from '../../../core/protocol/frames.ts'

/** How an answer ended, in the words of a client. */
export type AnswerOutcome = {
  readonly outcome: 'exact' | 'error' | 'lost' | 'wrong'
  readonly detail?: string
}

/**
 * What a client has of one answer, over all the sockets that it came through: every chunk must come once, in order, and
 * the text must be the one that was written.
 */
export class ReceivedAnswer {
  readonly #expected: string
  #text = ''
  #lastSequence: number | undefined
  #messageId: string | undefined
  #tokens = 0
  #largestGapMs = 0
  #lastTextMs: number | undefined
  #ended: AnswerOutcome | undefined

  /** @param expected the whole text, as the upstream writes it */
  constructor(expected: string) {
    this.#expected = expected
  }

  /** From where a resume goes on; undefined: nothing came yet. */
  get lastSequence(): number | undefined {
    return this.#lastSequence
  }

  /** Which answer a resume means; undefined: its first chunk has not come. */
  get messageId(): string | undefined {
    return this.#messageId
  }

  get tokens(): number {
    return this.#tokens
  }

  get largestGapMs(): number {
    return this.#largestGapMs
  }

  /** Undefined while it goes on. */
  get ended(): AnswerOutcome | undefined {
    return this.#ended
  }

  /** Takes a frame of this answer. What comes after its end makes it wrong: there is one terminal frame. */
  take(frame: ServerFrame, atMs: number): void {
    if (this.#ended !== undefined) {
      this.#ended = { outcome: 'wrong', detail: `a ${frame.type} frame came after the end` }
      return
    }
    if (frame.type === 'chunk') this.#takeChunk(frame, atMs)
    if (frame.type === 'end') this.#ended = this.#judge()
    if (frame.type === 'error') this.#ended = this.#judgeCut(frame.errorText)
    if (frame.type === 'no-active') this.#ended = { outcome: 'lost', detail: 'no-active' }
  }

  /** Gives it up. What came until then is the beginning of the answer. */
  lose(detail: string): void {
    this.#ended ??= this.#isBeginning() ? { outcome: 'lost', detail } : this.#otherText()
  }

  #takeChunk(
    { sequence, chunk }: Extract<ServerFrame, { readonly type: 'chunk' }>,
    atMs: number,
  ): void {
    const next = (this.#lastSequence ?? -1) + 1
    if (sequence !== next) {
      this.#ended = { outcome: 'wrong', detail: `expected chunk ${next}, found ${sequence}` }
      return
    }
    this.#lastSequence = sequence
    if (chunk.type === 'start') this.#messageId = chunk.messageId
    if (chunk.type !== 'text-delta') return
    this.#text += chunk.delta
    this.#tokens += 1
    this.#largestGapMs = Math.max(this.#largestGapMs, atMs - (this.#lastTextMs ?? atMs))
    this.#lastTextMs = atMs
  }

  #judge(): AnswerOutcome {
    return this.#text === this.#expected ? { outcome: 'exact' } : this.#otherText()
  }

  #isBeginning(): boolean {
    return this.#expected.startsWith(this.#text)
  }

  /** What came before an error is the beginning of the answer. */
  #judgeCut(detail: string | undefined): AnswerOutcome {
    if (!this.#isBeginning()) return this.#otherText()
    return { outcome: 'error', ...(detail === undefined ? {} : { detail }) }
  }

  #otherText(): AnswerOutcome {
    const [found, wanted] = [this.#text.length, this.#expected.length]
    return {
      outcome: 'wrong',
      detail: `expected the text of the mock, ${wanted} characters; found another of ${found}`,
    }
  }
}
