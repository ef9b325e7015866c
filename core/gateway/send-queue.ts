import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { FrameSink } from '../chat/frame-sink.ts'
import { writeTextFrame } from './text-frame.ts'

/** When in the patience the kernel is asked first: late enough that few sockets ask, with most of the time to come. */
const EARLY = 0.25

/**
 * The bounded way out to one peer. At the limit it has no room, and its cursors wait; it has again when the
 * connection has taken everything. A peer that takes nothing at all for `slowReaderMs` is given up.
 */
export class SendQueue implements FrameSink {
  readonly #socket: WebSocket
  readonly #duplex: Duplex
  readonly #maxBytes: number
  readonly #slowReaderMs: number
  readonly #heldByKernel: () => Promise<number | undefined>
  readonly #onFull: () => void
  readonly #onStuck: () => void
  #watch: NodeJS.Timeout | undefined

  /**
   * @param maxBytes how many bytes may wait
   * @param heldByKernel bytes that the kernel has not yet got rid of, where it says so
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
      heldByKernel: () => Promise<number | undefined>
      onFull: () => void
      onDrain: () => void
      onStuck: () => void
    },
  ) {
    this.#socket = socket
    this.#duplex = duplex
    this.#maxBytes = options.maxBytes
    this.#slowReaderMs = options.slowReaderMs
    this.#heldByKernel = options.heldByKernel
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

  /** Measures what the kernel holds early in the time, and once more before the peer is given up. */
  #startWatch(): void {
    const waiting = this.#duplex.writableLength
    this.#watch = setTimeout(() => {
      const held = this.#heldByKernel()
      this.#watch = setTimeout(
        () => void this.#judge(waiting, held),
        this.#slowReaderMs - this.#slowReaderMs * EARLY,
      )
    }, this.#slowReaderMs * EARLY)
  }

  async #judge(waiting: number, held: Promise<number | undefined>): Promise<void> {
    const watch = this.#watch
    const progressed = this.#duplex.writableLength < waiting || (await this.#hasMoved(held))
    // Drained or closed in the meantime.
    if (this.#watch !== watch) return
    if (progressed) {
      this.#startWatch()
      return
    }
    this.#onStuck()
  }

  async #hasMoved(held: Promise<number | undefined>): Promise<boolean> {
    const [before, now] = [await held, await this.#heldByKernel()]
    return before !== undefined && now !== undefined && before !== now
  }
}
