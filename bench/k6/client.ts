import { WebSocket } from 'k6/websockets'
import type { SendFrame } from '../../core/protocol/frames.ts'
import { emit } from './emit.ts'

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

/** The open state of the WebSocket API. k6 has no constant for it. */
const OPEN = 1
const CHUNK_PREFIX = '{"type":"chunk","requestId":"'
const REQUEST_ID_LENGTH = 7
const TEXT_MARK = '"type":"text-delta"'

/** One socket and its chats. Only frames that change a stream's state are parsed; text is known by its first characters. */
export class Client {
  readonly #socket: WebSocket
  readonly #name: string
  readonly #streams = new Map<string, Stream>()
  readonly #busyChats = new Set<number>()
  #closing = false

  /** @param onOpened called once: with nothing, or with why the socket did not open */
  constructor(options: {
    url: string
    origin: string
    name: string
    onOpened: (error: string | undefined) => void
  }) {
    const { url, origin, name, onOpened } = options
    this.#name = name
    this.#socket = new WebSocket(url, null, {
      headers: { Origin: origin },
      tags: { name: 'socket' },
    })
    let settled = false
    const settle = (error: string | undefined) => {
      if (settled) return
      settled = true
      onOpened(error)
    }
    this.#socket.onopen = () => settle(undefined)
    this.#socket.onerror = event => settle(String(event?.error))
    // The types do not know the event that k6 passes.
    this.#socket.onclose = ((event: { code: number }) => {
      settle(`closed with ${event.code}`)
      this.#dropped(event.code)
    }) as () => void
    this.#socket.onmessage = event => {
      if (event !== undefined) this.#read(String(event.data), event.timestamp)
    }
  }

  /** Sends a planned turn: in a chat that is free, a further one when all are busy. */
  send(turn: number, plannedMs: number): void {
    const requestId = `t${String(turn).padStart(REQUEST_ID_LENGTH - 1, '0')}`
    const chat = this.#freeChat()
    const sentMs = Date.now()
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
    if (this.#socket.readyState !== OPEN) {
      this.#finish(requestId, 'lost', 'the socket was not open')
      return
    }
    this.#socket.send(JSON.stringify(sendFrame(requestId, `${this.#name}-${chat}`)))
  }

  /** The run is over: what has not ended by now is unfinished. */
  close(): void {
    this.#closing = true
    for (const requestId of [...this.#streams.keys()]) this.#finish(requestId, 'unfinished')
    this.#socket.close()
  }

  #freeChat(): number {
    let chat = 0
    while (this.#busyChats.has(chat)) chat += 1
    this.#busyChats.add(chat)
    return chat
  }

  #read(text: string, timestamp: number): void {
    if (!text.startsWith(CHUNK_PREFIX)) {
      this.#readTerminal(text)
      return
    }
    const id = text.slice(CHUNK_PREFIX.length, CHUNK_PREFIX.length + REQUEST_ID_LENGTH)
    const stream = this.#streams.get(id)
    if (stream === undefined || !text.includes(TEXT_MARK)) return
    if (stream.tokens === 0) stream.firstTextMs = timestamp
    const gapMs = timestamp - (stream.lastTextMs || timestamp)
    if (gapMs > stream.largestGapMs) stream.largestGapMs = gapMs
    stream.lastTextMs = timestamp
    stream.tokens += 1
  }

  #readTerminal(text: string): void {
    const frame = JSON.parse(text) as { type: string; requestId: string; errorText?: string }
    this.#finish(frame.requestId, frame.type === 'end' ? 'end' : 'error', frame.errorText)
  }

  #dropped(code: number): void {
    if (!this.#closing) emit({ type: 'drop', code })
    for (const requestId of [...this.#streams.keys()])
      this.#finish(requestId, 'lost', `closed with ${code}`)
  }

  #finish(
    requestId: string,
    outcome: 'end' | 'error' | 'lost' | 'unfinished',
    error?: string,
  ): void {
    const stream = this.#streams.get(requestId)
    if (stream === undefined) return
    this.#streams.delete(requestId)
    this.#busyChats.delete(stream.chat)
    const { turn, plannedMs, sentMs, firstTextMs, lastTextMs, tokens, largestGapMs } = stream
    emit({
      type: 'stream',
      turn,
      plannedMs,
      sentMs,
      ...(tokens === 0 ? {} : { firstTextMs, lastTextMs }),
      tokens,
      largestGapMs,
      outcome,
      ...(error === undefined ? {} : { error }),
    })
  }
}

function sendFrame(requestId: string, chatId: string): SendFrame & Record<string, unknown> {
  return {
    type: 'send',
    requestId,
    id: chatId,
    trigger: 'submit-message',
    messages: [
      { id: requestId, role: 'user', parts: [{ type: 'text', text: 'Tell me a story.' }] },
    ],
    headers: {},
    body: {},
  }
}
