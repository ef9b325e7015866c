import { announcedRetryMs, retryAfterClose } from '../../../core/protocol/close-codes.ts'
import type { ResumeFrame, ServerFrame } from '../../../core/protocol/frames.ts'
import {
  goodConnectionMs,
  maxReconnectAttempts,
  reconnectDelayMs,
} from '../../../core/protocol/reconnect.ts'
import { NodeSocket, type SocketAddress, type SocketEnd } from '../../load/node-socket.ts'
import { sendFrame } from '../../load/send-frame.ts'
import type { FaultStreamSample } from '../../samples/drill-sample.ts'
import type { DrillClock } from './clock.ts'
import { ReceivedAnswer } from './received-answer.ts'
import type { Question } from './reference-answer.ts'

/** Who asks what, and where. */
export type StreamClientOptions = {
  readonly address: SocketAddress
  readonly stream: number
  readonly chatId: string
  readonly question: Question
  /** Uniform in [0, 1): the jitter of the pause before it comes back. */
  readonly random: () => number
}

/**
 * A client in the middle of one long answer. When its socket goes away it comes back as the page does (the same pauses, the
 * same patience) and resumes the answer by its name from the last chunk that it has. Once the answer has ended it stays, and only counts drops.
 */
export class StreamClient {
  readonly #options: StreamClientOptions
  readonly #answer: ReceivedAnswer
  readonly #started = Promise.withResolvers<void>()
  #socket: NodeSocket | undefined
  #timer: NodeJS.Timeout | undefined
  #requests = 0
  #attempt = 0
  #drops = 0
  #cookie: string | undefined
  #lostAt: number | undefined
  #awayMs: number | undefined
  #endedAt: number | undefined

  constructor(options: StreamClientOptions) {
    this.#options = options
    this.#answer = new ReceivedAnswer(options.question.answer)
    this.#started.promise.catch(() => {})
    this.#connect()
  }

  /** Resolves at the first text; rejects when the answer ends without any. */
  get started(): Promise<void> {
    return this.#started.promise
  }

  /** Whether the answer has ended, one way or another. */
  get over(): boolean {
    return this.#answer.ended !== undefined
  }

  /** Goes, and says what it saw. An answer that has not ended by now is lost. */
  finish(clock: DrillClock): FaultStreamSample {
    this.close()
    this.#answer.lose('it had not ended when the drill was over')
    const { tokens, largestGapMs, ended } = this.#answer
    return {
      type: 'witness-stream',
      stream: this.#options.stream,
      ...(ended ?? { outcome: 'lost' }),
      drops: this.#drops,
      tokens,
      largestGapMs,
      ...(this.#awayMs === undefined ? {} : { awayMs: this.#awayMs }),
      endedMs: clock.at(this.#endedAt),
    }
  }

  /** Loses its socket, as in a network that breaks, and comes back. */
  cut(): void {
    this.#socket?.terminate()
    this.#ended({ openedAtMs: performance.now(), code: 1006, reason: '', why: 'cut' })
  }

  /** Goes without a word. May be called again. */
  close(): void {
    clearTimeout(this.#timer)
    this.#socket?.terminate()
    this.#started.reject(new Error('the client was closed before it had any text'))
  }

  #connect(): void {
    const socket = new NodeSocket(
      { ...this.#options.address, cookie: this.#cookie },
      {
        onOpen: () => {
          this.#cookie = socket.cookie ?? this.#cookie
          socket.send(this.#request())
        },
        onText: text => this.#take(JSON.parse(text) as ServerFrame),
        onEnd: end => this.#ended(end),
      },
    )
    this.#socket = socket
  }

  #request(): string {
    const { chatId, question } = this.#options
    const requestId = `${chatId}-${this.#requests}`
    this.#requests += 1
    if (this.#requests === 1) return sendFrame(requestId, chatId, question.prompt)
    const { lastSequence, messageId } = this.#answer
    const frame: ResumeFrame = { type: 'resume', requestId, id: chatId, lastSequence, messageId }
    return JSON.stringify(frame)
  }

  #take(frame: ServerFrame): void {
    const now = performance.now()
    const wasOver = this.over
    if (this.#lostAt !== undefined) {
      this.#awayMs = Math.max(this.#awayMs ?? 0, now - this.#lostAt)
      this.#lostAt = undefined
    }
    this.#answer.take(frame, now)
    if (this.#answer.tokens > 0) this.#started.resolve()
    if (this.over && !wasOver) this.#end()
  }

  #ended({ openedAtMs, code, reason, why }: SocketEnd): void {
    if (openedAtMs !== undefined) this.#drops += 1
    if (this.over) return
    this.#lostAt ??= performance.now()
    if (openedAtMs !== undefined && performance.now() - openedAtMs >= goodConnectionMs)
      this.#attempt = 0
    if (retryAfterClose(code) === 'never' || this.#attempt >= maxReconnectAttempts) {
      this.#answer.lose(why)
      this.#end()
      return
    }
    const pauseMs = reconnectDelayMs({
      attempt: this.#attempt,
      announcedMs: announcedRetryMs(reason),
      random: this.#options.random,
    })
    this.#attempt += 1
    this.#timer = setTimeout(() => this.#connect(), pauseMs)
  }

  #end(): void {
    this.#endedAt = performance.now()
    const { outcome, detail } = this.#answer.ended ?? {}
    this.#started.reject(new Error(`an answer ended without text: ${outcome}, ${detail}`))
  }
}
