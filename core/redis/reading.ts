import { setImmediate as turn } from 'node:timers/promises'
import type { Link } from './link.ts'
import type { Mirrors } from './mirrors.ts'
import { answerKey, controlKey } from './names.ts'
import { fieldsOf, type RawEntry } from './stream.ts'

/** What others want of this process's answers, by their `messageId`. */
type Wishes = {
  abort(messageId: string): void
  follow(messageId: string): void
}

const BLOCK_MS = 1_000

/** Entries of one stream read in one go. */
const MOST_ENTRIES = 200

/** Waits on one connection for everything that is written to the letter box of this process, and to the answers it mirrors. */
export class Reading {
  readonly #link: Link
  readonly #mirrors: Mirrors
  readonly #wishes: Wishes
  #lastMessage = '0-0'

  constructor(link: Link, mirrors: Mirrors, wishes: Wishes) {
    this.#link = link
    this.#mirrors = mirrors
    this.#wishes = wishes
  }

  /** Reads until the link is lost. */
  async run(): Promise<void> {
    while (!this.#link.lost.aborted) {
      try {
        await this.#readOnce()
      } catch (error) {
        this.#link.drop(error as Error)
      }
      // The replies of a busy Redis must not keep the process from everything else.
      await turn()
    }
  }

  async #readOnce(): Promise<void> {
    const { live } = this.#mirrors
    const keys = live.map(({ messageId }) => answerKey(messageId))
    const streams = [controlKey(this.#link.epoch), ...keys]
    const ids = [this.#lastMessage, ...live.map(({ length }) => `${length}-0`)]
    const options = ['BLOCK', String(BLOCK_MS), 'COUNT', String(MOST_ENTRIES)]
    const reply = await this.#link.read(['XREAD', ...options, 'STREAMS', ...streams, ...ids])
    const found = new Map(reply as readonly (readonly [string, readonly RawEntry[]])[] | null)
    this.#obey(found.get(controlKey(this.#link.epoch)) ?? [])
    for (const { messageId } of live) {
      const entries = found.get(answerKey(messageId))
      if (entries !== undefined) this.#mirrors.take(messageId, entries)
    }
  }

  #obey(messages: readonly RawEntry[]): void {
    for (const message of messages) {
      const { abort, follow } = fieldsOf(message)
      if (abort !== undefined) this.#wishes.abort(abort)
      for (const messageId of follow?.split(' ') ?? []) this.#wishes.follow(messageId)
      this.#lastMessage = message[0]
    }
  }
}
