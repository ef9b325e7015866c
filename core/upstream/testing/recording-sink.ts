import type { FinishReason } from '../../protocol/frames.ts'
import { fromJsonText, type JsonText } from '../../protocol/json-text.ts'
import type { FailureKind, UpstreamFailure } from '../failure.ts'
import type { AnswerSink } from '../upstream.ts'

/** How an answer ended, as its sink heard it. */
export type RecordedOutcome =
  | { readonly state: 'ended'; readonly reason: FinishReason }
  | { readonly state: 'failed'; readonly kind: FailureKind }

/** A sink that keeps all it hears: every text, and every outcome, of which there may be one only. */
export class RecordingSink implements AnswerSink {
  readonly texts: string[] = []
  readonly thoughts: string[] = []
  readonly outcomes: RecordedOutcome[] = []
  /** The words of the failures. */
  readonly messages: string[] = []
  /** Resolves at the first outcome. */
  readonly settled: Promise<void>
  #settle: () => void = () => {}

  constructor() {
    this.settled = new Promise(resolve => {
      this.#settle = resolve
    })
  }

  /** The whole text so far. */
  get answer(): string {
    return this.texts.join('')
  }

  text(delta: JsonText): void {
    this.texts.push(fromJsonText(delta))
  }

  reasoning(delta: JsonText): void {
    this.thoughts.push(fromJsonText(delta))
  }

  end(reason: FinishReason): void {
    this.outcomes.push({ state: 'ended', reason })
    this.#settle()
  }

  fail({ kind, message }: UpstreamFailure): void {
    this.outcomes.push({ state: 'failed', kind })
    this.messages.push(message)
    this.#settle()
  }
}
