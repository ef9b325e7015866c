import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import type { FinishReason } from '../protocol/frames.ts'
import type { JsonText } from '../protocol/json-text.ts'
import { ChunkReader } from './chunk-reader.ts'
import { EventParser } from './event-parser.ts'
import { failure, type UpstreamFailure } from './failure.ts'
import { type AnswerObserver, unobservedAnswer } from './observer.ts'
import type { AnswerSink } from './upstream.ts'

/** How long a body may take to end after its `[DONE]`. */
const LINGER_MS = 100

/** How an answer is read. */
export type ReadOptions = {
  /** How long the first text may take before the answer counts as stalled. */
  readonly firstTextMs: number
  /** How long the body may be silent after it. */
  readonly idleMs: number
  /** Left out where nobody listens. */
  readonly observer?: AnswerObserver
}

/** The read side of one answer: bytes → events → chunks → sink, with a single outcome. */
export class AnswerReader {
  readonly #body: Readable
  readonly #sink: AnswerSink
  readonly #observer: AnswerObserver
  readonly #decoder = new StringDecoder('utf8')
  readonly #events = new EventParser(data => this.#event(data))
  readonly #chunks = new ChunkReader()
  readonly #idleMs: number
  #watchdog: NodeJS.Timeout
  #begun = false
  /** Text deltas of the present read. */
  #texts = 0
  #finish: FinishReason | undefined
  #done = false
  #over = false

  constructor(
    body: Readable,
    sink: AnswerSink,
    { firstTextMs, idleMs, observer = unobservedAnswer }: ReadOptions,
  ) {
    this.#body = body
    this.#sink = sink
    this.#observer = observer
    this.#idleMs = idleMs
    this.#watchdog = this.#watch(firstTextMs)
    body.on('data', (bytes: Buffer) => this.#read(bytes))
    body.on('end', () => this.#end())
    // Stays: a body that is given up may still emit an error, which must not end the process.
    body.on('error', () => this.#stop(failure('cut-off')))
    // An abrupt close may come without an error.
    body.on('close', () => this.#stop(failure('cut-off')))
  }

  /** Stops reading; the sink hears nothing more. The connection learns of it at once. */
  cancel(): void {
    this.#settle()
  }

  #read(bytes: Buffer): void {
    if (this.#done) return
    // A keep-alive does not make up for a first text that does not come.
    if (this.#begun) this.#watchdog.refresh()
    this.#observer.readBegan()
    const sound = this.#events.feed(this.#decoder.write(bytes))
    this.#readEnded()
    if (!sound) this.#stop(failure('malformed'))
  }

  #event(data: string): void {
    if (this.#over || this.#done) return
    const delta = this.#chunks.readFast(data)
    if (delta !== undefined) {
      this.#text(delta)
      return
    }
    // Some servers keep a connection alive by events without data.
    if (data === '') return
    if (data === '[DONE]') {
      this.#linger()
      return
    }
    const content = this.#chunks.read(data)
    if (content.state === 'failed') {
      this.#stop(content.failure)
      return
    }
    if (content.state === 'text') {
      if (!this.#begun) this.#begin()
      this.#text(content.delta)
    }
    if (content.state !== 'nothing') this.#finish ??= content.finish
  }

  #text(delta: JsonText): void {
    this.#texts += 1
    this.#sink.text(delta)
  }

  #readEnded(): void {
    this.#observer.readEnded(this.#texts)
    this.#texts = 0
  }

  /** The first text of an answer is never read fast: the template is learnt from it. */
  #begin(): void {
    this.#begun = true
    clearTimeout(this.#watchdog)
    this.#watchdog = this.#watch(this.#idleMs)
  }

  #watch(patienceMs: number): NodeJS.Timeout {
    return setTimeout(() => this.#stop(failure('stalled')), patienceMs)
  }

  /** Nothing more is said. Letting the body end by itself leaves the connection to the next answer. */
  #linger(): void {
    this.#done = true
    this.#finish ??= 'other'
    clearTimeout(this.#watchdog)
    this.#watchdog = setTimeout(() => this.#stop(failure('cut-off')), LINGER_MS)
  }

  #end(): void {
    this.#observer.readBegan()
    this.#events.feed(this.#decoder.end())
    this.#events.end()
    this.#readEnded()
    this.#stop(failure('cut-off'))
  }

  /** The one outcome: an answer that has said why it finished is whole, whatever the connection did then. */
  #stop(cause: UpstreamFailure): void {
    if (this.#over) return
    this.#settle()
    if (this.#finish === undefined) {
      this.#sink.fail(cause)
      return
    }
    this.#sink.end(this.#finish)
  }

  #settle(): void {
    this.#over = true
    clearTimeout(this.#watchdog)
    this.#body.destroy()
  }
}
