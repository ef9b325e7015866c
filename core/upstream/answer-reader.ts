import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import type { FinishReason } from '../protocol/frames.ts'
import { ChunkReader } from './chunk-reader.ts'
import { EventParser } from './event-parser.ts'
import { failure, type UpstreamFailure } from './failure.ts'
import type { AnswerSink } from './upstream.ts'

/** How long a body may take to end after its `[DONE]`. */
const LINGER_MS = 100

/** The read side of one answer: bytes → events → chunks → sink, with a single outcome. */
export class AnswerReader {
  readonly #body: Readable
  readonly #sink: AnswerSink
  readonly #decoder = new StringDecoder('utf8')
  readonly #events = new EventParser(data => this.#event(data))
  readonly #chunks = new ChunkReader()
  readonly #idleMs: number
  #watchdog: NodeJS.Timeout
  #begun = false
  #finish: FinishReason | undefined
  #done = false
  #over = false

  /**
   * @param patience how long the first text may take, and how long the body may be silent after it, before the answer
   * counts as stalled; in milliseconds
   */
  constructor(body: Readable, sink: AnswerSink, patience: { firstTextMs: number; idleMs: number }) {
    this.#body = body
    this.#sink = sink
    this.#idleMs = patience.idleMs
    this.#watchdog = this.#watch(patience.firstTextMs)
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
    if (!this.#events.feed(this.#decoder.write(bytes))) this.#stop(failure('malformed'))
  }

  #event(data: string): void {
    if (this.#over || this.#done) return
    const delta = this.#chunks.readFast(data)
    if (delta !== undefined) {
      this.#sink.text(delta)
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
      this.#sink.text(content.delta)
    }
    if (content.state !== 'nothing') this.#finish ??= content.finish
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
    this.#events.feed(this.#decoder.end())
    this.#events.end()
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
