import { Counter, Trend } from 'k6/metrics'
import { WebSocket } from 'k6/websockets'
import type { LoadSample } from '../../samples/load-sample.ts'
import { Conversation } from '../conversation.ts'
import { k6CustomMetrics as names } from '../k6-series.ts'

/** A sample to the runner, which reads k6's log: one line per stream or page, never per token. */
export function emit(sample: LoadSample): void {
  record(sample)
  console.log(JSON.stringify(sample))
}

// k6's own metrics know sockets and frames, not answers. One value an answer, never one a token: k6 keeps every value
// of a trend.

const timeToFirstToken = new Trend(names.timeToFirstToken, true)
const lateness = new Trend(names.lateness, true)
const tokens = new Counter(names.tokens)
const answers = new Counter(names.answers)
const connects = new Counter(names.connects)
const drops = new Counter(names.drops)

/** Counts a sample in the metrics that k6 writes to Prometheus. */
export function record(sample: LoadSample): void {
  if (sample.type === 'connect') {
    connects.add(sample.opened, { outcome: 'opened' })
    connects.add(sample.failed, { outcome: 'failed' })
  }
  if (sample.type === 'drop') drops.add(1)
  if (sample.type !== 'stream') return
  const { plannedMs, sentMs, firstTextMs, outcome } = sample
  if (firstTextMs !== undefined) timeToFirstToken.add(firstTextMs - plannedMs)
  lateness.add(sentMs - plannedMs)
  tokens.add(sample.tokens)
  answers.add(1, { outcome })
}

/** The open state of the WebSocket API. k6 has no constant for it. */
const OPEN = 1

/** One socket of k6 and the answers on it. */
export class Client {
  readonly #socket: WebSocket
  readonly #conversation: Conversation
  #closing = false

  /** @param onOpened called once: with nothing, or with why the socket did not open */
  constructor(options: {
    url: string
    origin: string
    name: string
    onOpened: (error: string | undefined) => void
  }) {
    const { url, origin, name, onOpened } = options
    this.#conversation = new Conversation(name, emit)
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
      if (event !== undefined) this.#conversation.read(String(event.data), event.timestamp)
    }
  }

  /** Sends a planned turn. */
  send(turn: number, plannedMs: number): void {
    const { requestId, frame } = this.#conversation.ask(turn, plannedMs, Date.now())
    if (this.#socket.readyState === OPEN) this.#socket.send(frame)
    else this.#conversation.lose(requestId, 'the socket was not open')
  }

  /** The run is over. */
  close(): void {
    this.#closing = true
    this.#conversation.over()
    this.#socket.close()
  }

  #dropped(code: number): void {
    if (!this.#closing) emit({ type: 'drop', code })
    this.#conversation.loseAll(`closed with ${code}`)
  }
}
