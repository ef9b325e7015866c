import type { Readable } from 'node:stream'
import { type JsonText, toJsonText } from '../protocol/json-text.ts'
import { type Heard, NOTHING_HEARD, outcomeOf } from './answer-outcome.ts'
import { AnswerWatch } from './answer-watch.ts'
import { BodyDecoder } from './body-decoder.ts'
import { BodyParser } from './body-parser.ts'
import type { ChunkContent } from './chunk-content.ts'
import { ChunkReader } from './chunk-reader.ts'
import { failure, type UpstreamFailure } from './failure.ts'
import { lesser } from './finish-reason.ts'
import { parseJson } from './json-object.ts'
import { type AnswerObserver, unobservedAnswer } from './observer.ts'
import type { AnswerPatience } from './patience.ts'
import type { Said } from './said.ts'
import { errorField, failureOfText, isDone, isErrorName, isKeepAlive } from './stray-error.ts'
import type { AnswerSink, Usage } from './upstream.ts'

/** How an answer is read. */
export type ReadOptions = {
  readonly patience: AnswerPatience
  /** How long ago the answer was asked for. */
  readonly elapsedMs?: number
  /** Left out where nobody listens. */
  readonly observer?: AnswerObserver
  /** Called when the API was silent for too long: its connection may be dead. */
  readonly onSilence?: () => void
}

/** The read side of one answer: bytes → events → chunks → sink, with a single outcome. */
export class AnswerReader {
  readonly #body: Readable
  readonly #sink: AnswerSink
  readonly #observer: AnswerObserver
  readonly #onSilence: () => void
  readonly #decoder = new BodyDecoder()
  readonly #parser = new BodyParser(
    {
      data: data => this.#event(data),
      named: (name, data) => this.#named(name, data),
      stray: line => this.#stray(line),
    },
    () => this.#document(),
  )
  readonly #chunks = new ChunkReader()
  readonly #watch: AnswerWatch
  /** Deltas of the present read. */
  #texts = 0
  #thoughts = 0
  #heard = NOTHING_HEARD
  #usage: Usage | undefined
  #isEnding = false
  #over = false

  constructor(
    body: Readable,
    sink: AnswerSink,
    { patience, elapsedMs = 0, observer = unobservedAnswer, onSilence = () => {} }: ReadOptions,
  ) {
    this.#body = body
    this.#sink = sink
    this.#observer = observer
    this.#onSilence = onSilence
    this.#watch = new AnswerWatch(patience, elapsedMs, cause => this.#expired(cause))
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
    if (this.#over || this.#heard.done) return
    this.#watch.heard()
    this.#observer.readBegan()
    const sound = this.#parser.feed(this.#decoder.write(bytes))
    this.#readEnded()
    if (!sound) this.#stop(failure('malformed'))
  }

  #event(data: string): void {
    if (this.#over || this.#heard.done) return
    const delta = this.#chunks.readFast(data)
    if (delta !== undefined) {
      this.#pass(this.#chunks.kind, delta)
      return
    }
    this.#unusual(data.trim())
  }

  #pass(kind: Said['kind'], delta: JsonText): void {
    if (kind === 'text') {
      this.#texts += 1
      this.#sink.text(delta)
      return
    }
    this.#thoughts += 1
    this.#sink.reasoning(delta)
  }

  /** Any event that is not like the one before it. */
  #unusual(data: string): void {
    // Some servers keep a connection alive by events without data, or with a word.
    if (data === '' || isKeepAlive(data)) return
    if (isDone(data)) {
      this.#hear({ done: true })
      // Letting the body end by itself leaves the connection to the next answer.
      this.#watch.done()
      return
    }
    // Some write the field's name into its value.
    if (data.startsWith('data:')) {
      this.#event(data.slice('data:'.length))
      return
    }
    // Some end their events by a single line end, which makes one event of many.
    if (data.includes('\n') && parseJson(data) === undefined) {
      for (const line of data.split('\n')) this.#event(line)
      return
    }
    for (const content of this.#chunks.read(data)) this.#take(content)
  }

  #take(content: ChunkContent): void {
    if (this.#over) return
    if (content.state === 'strange') {
      this.#hear({ strange: true })
      return
    }
    if (content.state === 'failed') {
      this.#failed(content.failure)
      return
    }
    for (const { kind, text } of content.said) {
      if (this.#over) return
      this.#hear(kind === 'text' ? { text: true } : { thought: true })
      this.#pass(kind, toJsonText(text))
    }
    if (this.#over) return
    if (content.callsTool) this.#hear({ tool: true })
    if (content.usage !== undefined) this.#usage = { ...this.#usage, ...content.usage }
    if (content.finish !== undefined) {
      this.#hear({ finish: lesser(this.#heard.finish, content.finish) })
      this.#watch.finished()
      return
    }
    if (content.said.length === 0) return
    // Who goes on after a finish had not finished.
    this.#hear({ finish: undefined })
    this.#watch.begun()
  }

  #failed(cause: UpstreamFailure): void {
    if (cause.kind !== 'malformed') {
      this.#report(cause)
      return
    }
    // The end of the body in mid-event cuts an answer off: nothing came that was wrong.
    if (this.#isEnding) this.#hear({ strange: true })
    if (!this.#isEnding) this.#stop(cause)
  }

  #named(name: string, data: string): void {
    if (this.#over || this.#heard.done || isKeepAlive(name)) return
    if (isErrorName(name)) {
      this.#report(failureOfText(data))
      return
    }
    this.#event(data)
    if (isDone(name)) this.#event(name)
  }

  #stray(line: string): void {
    if (this.#over || this.#heard.done) return
    const error = errorField(line)
    if (error !== undefined) {
      this.#report(failureOfText(error))
      return
    }
    if (isDone(line)) {
      this.#event(line)
      return
    }
    // Some write an error between events as it is.
    if (line.startsWith('{') && parseJson(line) !== undefined) this.#event(line)
    this.#hear({ strange: true })
  }

  /** A whole message needs no word that it is whole. */
  #document(): void {
    if (this.#chunks.hasMessage) this.#hear({ done: true })
  }

  #hear(news: Partial<Heard>): void {
    this.#heard = { ...this.#heard, ...news }
  }

  #readEnded(): void {
    this.#observer.readEnded(this.#texts, this.#thoughts)
    this.#texts = 0
    this.#thoughts = 0
  }

  #expired(cause: UpstreamFailure): void {
    const { finish, done } = this.#heard
    if (cause.kind === 'stalled' && finish === undefined && !done) this.#onSilence()
    this.#stop(cause)
  }

  #end(): void {
    if (this.#over) return
    this.#isEnding = true
    this.#observer.readBegan()
    this.#parser.feed(this.#decoder.end())
    this.#parser.end()
    this.#readEnded()
    this.#stop(failure('empty'))
  }

  /** What the server itself calls an error is one, whatever it said before. */
  #report(reported: UpstreamFailure): void {
    if (this.#over) return
    this.#settle()
    this.#sink.fail(reported)
  }

  /** The one outcome: an answer that has said that it is whole is that, whatever the connection did then. */
  #stop(cause: UpstreamFailure): void {
    if (this.#over) return
    this.#settle()
    const outcome = outcomeOf(this.#heard, cause)
    if (outcome.state === 'failed') {
      this.#sink.fail(outcome.failure)
      return
    }
    this.#sink.end(outcome.reason, this.#usage)
  }

  #settle(): void {
    this.#over = true
    this.#watch.stop()
    this.#body.destroy()
  }
}
