import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Outlet } from '../chat/outlet.ts'
import { writeTextFrame } from './text-frame.ts'

/**
 * The bounded way out to one peer. At the limit it has no room, and its cursors wait; it has again when the
 * connection has taken everything. A peer that takes nothing at all for `slowReaderMs` is given up.
 */
export class Outbox implements Outlet {
  readonly #socket: WebSocket
  readonly #duplex: Duplex
  readonly #maxBytes: number
  readonly #slowReaderMs: number
  readonly #onFull: () => void
  readonly #onStuck: () => void
  #watch: NodeJS.Timeout | undefined

  /**
   * @param maxBytes how many bytes may wait
   * @param onFull that many wait
   * @param onDrain everything has been taken after the limit was reached
   * @param onStuck nothing has been taken for `slowReaderMs`
   */
  constructor(
    socket: WebSocket,
    duplex: Duplex,
    options: {
      maxBytes: number
      slowReaderMs: number
      onFull: () => void
      onDrain: () => void
      onStuck: () => void
    },
  ) {
    this.#socket = socket
    this.#duplex = duplex
    this.#maxBytes = options.maxBytes
    this.#slowReaderMs = options.slowReaderMs
    this.#onFull = options.onFull
    this.#onStuck = options.onStuck
    duplex.on('drain', () => {
      if (this.#watch === undefined) return
      this.close()
      options.onDrain()
    })
  }

  get hasRoom(): boolean {
    return this.#watch === undefined
  }

  /** Bytes that wait to be taken. */
  get waitingBytes(): number {
    return this.#duplex.writableLength
  }

  /** Bytes written so far, those that wait included. */
  get sentBytes(): number {
    return this.#duplex instanceof Socket ? this.#duplex.bytesWritten : 0
  }

  send(frame: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    writeTextFrame(this.#duplex, frame)
    if (this.#watch !== undefined || !this.#isFull()) return
    this.#startWatch()
    this.#onFull()
  }

  cork(): void {
    this.#duplex.cork()
  }

  uncork(): void {
    this.#duplex.uncork()
  }

  close(): void {
    clearTimeout(this.#watch)
    this.#watch = undefined
  }

  /** A limit below the buffer of the connection is reached at that buffer: no drain is told before. */
  #isFull(): boolean {
    return this.#duplex.writableLength >= this.#maxBytes && this.#duplex.writableNeedDrain
  }

  #startWatch(): void {
    const before = this.#duplex.writableLength
    this.#watch = setTimeout(() => {
      if (this.#duplex.writableLength < before) {
        this.#startWatch()
        return
      }
      this.#onStuck()
    }, this.#slowReaderMs)
  }
}
