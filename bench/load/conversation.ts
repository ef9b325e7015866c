import type { ServerFrame } from '../../core/protocol/frames.ts'
import type { StreamSample } from '../samples/load-sample.ts'
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
  readonly gapsMs: number[]
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
  readonly #prompt: string
  readonly #keepsGaps: boolean
  readonly #busyChats = new Set<number>()

  /** @param emit told of each answer once, when it has ended */
  constructor(
    name: string,
    emit: (sample: StreamSample) => void,
    { prompt = PROMPT, keepsGaps = false }: { prompt?: string; keepsGaps?: boolean } = {},
  ) {
    this.#name = name
    this.#emit = emit
    this.#prompt = prompt
    this.#keepsGaps = keepsGaps
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
      gapsMs: [],
    })
    const frame = sendFrame(requestId, `${this.#name}-${chat}`, this.#prompt)
    return { requestId, frame }
  }

  /** A frame of the server has come. */
  read(text: string, atMs: number): void {
    if (!text.startsWith(CHUNK_PREFIX)) {
      this.#readOther(text, atMs)
      return
    }
    const id = text.slice(CHUNK_PREFIX.length, CHUNK_PREFIX.length + REQUEST_ID_LENGTH)
    if (text.includes(TEXT_MARK)) this.#readText(id, atMs)
  }

  /** An answer will not come. */
  lose(requestId: string, error: string): void {
    this.#finish(requestId, 'lost', error)
  }

  /** The socket went away: what has not ended by now is lost. */
  loseAll(error: string): void {
    for (const requestId of [...this.#streams.keys()]) this.#finish(requestId, 'lost', error)
  }

  /** Whether no answer is under way. */
  get idle(): boolean {
    return this.#streams.size === 0
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

  #readText(requestId: string, atMs: number): void {
    const stream = this.#streams.get(requestId)
    if (stream === undefined) return
    if (stream.tokens === 0) stream.firstTextMs = atMs
    const gapMs = atMs - (stream.lastTextMs || atMs)
    if (gapMs > stream.largestGapMs) stream.largestGapMs = gapMs
    if (this.#keepsGaps && stream.tokens > 0) stream.gapsMs.push(toTenth(gapMs))
    stream.lastTextMs = atMs
    stream.tokens += 1
  }

  /** An end, an error, or a chunk of a server that writes its keys in another order. */
  #readOther(text: string, atMs: number): void {
    const frame = parsed(text)
    if (frame === undefined) {
      this.loseAll(`expected a frame of the AI SDK's protocol, found ${text.slice(0, 80)}`)
      return
    }
    const { requestId } = frame
    if (frame.type === 'end') this.#finish(requestId, 'end')
    if (frame.type === 'error') this.#finish(requestId, 'error', frame.errorText)
    if (frame.type === 'chunk' && frame.chunk.type === 'text-delta') this.#readText(requestId, atMs)
  }

  #finish(requestId: string, outcome: StreamSample['outcome'], error?: string): void {
    const stream = this.#streams.get(requestId)
    if (stream === undefined) return
    this.#streams.delete(requestId)
    this.#busyChats.delete(stream.chat)
    const { turn, plannedMs, sentMs, firstTextMs, lastTextMs, tokens, largestGapMs, gapsMs } =
      stream
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
      ...(this.#keepsGaps ? { gapsMs } : {}),
      outcome,
      ...(error === undefined ? {} : { error }),
    })
  }
}

function parsed(text: string): ServerFrame | undefined {
  try {
    const frame = JSON.parse(text) as ServerFrame | null
    return typeof frame?.type === 'string' && typeof frame.requestId === 'string'
      ? frame
      : undefined
  } catch {
    return undefined
  }
}

/**
 * A moment or a time in milliseconds as samples keep it: to a tenth. More digits say nothing of what goes through a socket, and
 * they are most of what a compressed file takes.
 */
export function toTenth(ms: number): number {
  return Math.round(ms * 10) / 10
}
