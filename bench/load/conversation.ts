import type { StreamSample } from '../samples/load-sample.ts'
import { toTenth } from '../samples/to-tenth.ts'
import { sendFrame } from './send-frame.ts'

type Stream = {
  readonly turn: number
  readonly chat: number
  readonly plannedMs: number
  readonly sentMs: number
  firstTextMs: number
  lastTextMs: number
  tokens: number
  largestGapMs: number
}

const PROMPT = 'Tell me a story.'

const CHUNK_PREFIX = '{"type":"chunk","requestId":"'
const REQUEST_ID_LENGTH = 7
const TEXT_MARK = '"type":"text-delta"'

/**
 * The answers on one socket, as a load generator keeps them. Only frames that change an answer's state are parsed; text is known
 * by its first characters. Moments are epoch milliseconds. k6 and the client share it: it runs in either.
 */
export class Conversation {
  readonly #name: string
  readonly #emit: (sample: StreamSample) => void
  readonly #streams = new Map<string, Stream>()
  readonly #busyChats = new Set<number>()

  /** @param emit told of each answer once, when it has ended */
  constructor(name: string, emit: (sample: StreamSample) => void) {
    this.#name = name
    this.#emit = emit
  }

  /** Begins a planned turn: in a chat that is free, a further one when all are busy. Gives the frame that asks for the answer. */
  ask(turn: number, plannedMs: number, sentMs: number): { requestId: string; frame: string } {
    const requestId = `t${String(turn).padStart(REQUEST_ID_LENGTH - 1, '0')}`
    const chat = this.#freeChat()
    this.#streams.set(requestId, {
      turn,
      chat,
      plannedMs,
      sentMs,
      firstTextMs: 0,
      lastTextMs: 0,
      tokens: 0,
      largestGapMs: 0,
    })
    const frame = sendFrame(requestId, `${this.#name}-${chat}`, PROMPT)
    return { requestId, frame }
  }

  /** A frame of the server has come. */
  read(text: string, atMs: number): void {
    if (!text.startsWith(CHUNK_PREFIX)) {
      this.#readTerminal(text)
      return
    }
    const id = text.slice(CHUNK_PREFIX.length, CHUNK_PREFIX.length + REQUEST_ID_LENGTH)
    const stream = this.#streams.get(id)
    if (stream === undefined || !text.includes(TEXT_MARK)) return
    if (stream.tokens === 0) stream.firstTextMs = atMs
    const gapMs = atMs - (stream.lastTextMs || atMs)
    if (gapMs > stream.largestGapMs) stream.largestGapMs = gapMs
    stream.lastTextMs = atMs
    stream.tokens += 1
  }

  /** An answer will not come. */
  lose(requestId: string, error: string): void {
    this.#finish(requestId, 'lost', error)
  }

  /** The socket went away: what has not ended by now is lost. */
  loseAll(error: string): void {
    for (const requestId of [...this.#streams.keys()]) this.#finish(requestId, 'lost', error)
  }

  /** The run is over: what has not ended by now is unfinished. */
  over(): void {
    for (const requestId of [...this.#streams.keys()]) this.#finish(requestId, 'unfinished')
  }

  #freeChat(): number {
    let chat = 0
    while (this.#busyChats.has(chat)) chat += 1
    this.#busyChats.add(chat)
    return chat
  }

  #readTerminal(text: string): void {
    const frame = JSON.parse(text) as { type: string; requestId: string; errorText?: string }
    this.#finish(frame.requestId, frame.type === 'end' ? 'end' : 'error', frame.errorText)
  }

  #finish(requestId: string, outcome: StreamSample['outcome'], error?: string): void {
    const stream = this.#streams.get(requestId)
    if (stream === undefined) return
    this.#streams.delete(requestId)
    this.#busyChats.delete(stream.chat)
    const { turn, plannedMs, sentMs, firstTextMs, lastTextMs, tokens, largestGapMs } = stream
    this.#emit({
      type: 'stream',
      turn,
      plannedMs: toTenth(plannedMs),
      sentMs: toTenth(sentMs),
      ...(tokens === 0
        ? {}
        : { firstTextMs: toTenth(firstTextMs), lastTextMs: toTenth(lastTextMs) }),
      tokens,
      largestGapMs: toTenth(largestGapMs),
      outcome,
      ...(error === undefined ? {} : { error }),
    })
  }
}
