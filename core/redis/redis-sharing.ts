import type { Generation } from '../chat/generation.ts'
import type { Recorder } from '../chat/recorder.ts'
import type { Located, MirrorMemory, Sharing } from '../chat/sharing.ts'
import { log } from '../log.ts'
import type { Link } from './link.ts'
import { Links } from './links.ts'
import { Mirrors, type Place } from './mirrors.ts'
import { answerKey, chatKey, INTERRUPTED, LEASE_MS, ticketKey } from './names.ts'
import { Reading } from './reading.ts'
import { Recording } from './recording.ts'
import { Writer } from './writer.ts'

const TEND_MS = 1_000

/** How often what is still written is kept from expiring, in rounds of `TEND_MS`. */
const KEEP_ROUNDS = 15

/** Answers in Redis Streams: what this process generates is written there, what others generate is read from there. */
export class RedisSharing implements Sharing {
  readonly #keptMs: number
  readonly #links: Links
  readonly #mirrors: Mirrors
  readonly #recordings = new Map<string, Recording>()
  readonly #tending: NodeJS.Timeout
  #writer: Writer | undefined
  #rounds = 0
  #outage: NodeJS.Timeout | undefined

  /** @param keptMs how long an answer is kept after its end */
  constructor(options: { url: string; keptMs: number; memory: MirrorMemory }) {
    const { url, keptMs, memory } = options
    this.#keptMs = keptMs
    this.#links = new Links(url, link => this.#linked(link))
    this.#mirrors = new Mirrors({ memory, keptMs, link: () => this.#links.current })
    this.#tending = setInterval(() => void this.#tend(), TEND_MS).unref()
  }

  /** Connects. Resolves after the first attempt, whatever came of it. */
  async open(): Promise<void> {
    await this.#links.open()
  }

  record(generation: Generation): Recorder | undefined {
    const link = this.#links.current
    const writer = this.#writer
    if (link === undefined || writer === undefined) return undefined
    const { messageId } = generation
    const recording = new Recording({
      generation,
      link,
      writer,
      keptMs: this.#keptMs,
      onOver: () => this.#recordings.delete(messageId),
    })
    this.#recordings.set(messageId, recording)
    return recording
  }

  async locate(chatId: string, ownMessageId: string | undefined): Promise<Located> {
    const link = this.#links.current
    if (link === undefined) return { state: 'here' }
    try {
      const place = await latest(link, chatId)
      if (place === undefined || place.messageId === ownMessageId) return { state: 'here' }
      const mirror = await this.#mirrors.open(link, place)
      return mirror === undefined ? { state: 'lost' } : { state: 'elsewhere', mirror }
    } catch (error) {
      log.warn({ cause: (error as Error).message }, 'an answer could not be looked for in Redis')
      return { state: 'here' }
    }
  }

  forget({ messageId }: Generation): void {
    this.#links.current?.command(['DEL', answerKey(messageId)]).catch(() => {})
  }

  async redeem(ticketId: string, keptMs: number): Promise<boolean> {
    const link = this.#links.current
    if (link === undefined) return true
    try {
      const words = ['SET', ticketKey(ticketId), '1', 'NX', 'PX', String(Math.max(1, keptMs))]
      return (await link.command(words)) !== null
    } catch (error) {
      log.warn({ cause: (error as Error).message }, 'a ticket could not be marked in Redis')
      return true
    }
  }

  endMirrors(message: string): void {
    this.#mirrors.interrupt(message)
  }

  async close(): Promise<void> {
    clearInterval(this.#tending)
    clearTimeout(this.#outage)
    this.#writer?.flush()
    await this.#links.close()
  }

  #linked(link: Link): void {
    clearTimeout(this.#outage)
    this.#writer = new Writer(link, this.#keptMs)
    link.lost.addEventListener('abort', () => {
      this.#recordings.clear()
      // A short outage is nothing: the entries are still there.
      this.#outage = setTimeout(() => this.#mirrors.interrupt(INTERRUPTED), LEASE_MS).unref()
    })
    const reading = new Reading(link, this.#mirrors, {
      abort: messageId => this.#recordings.get(messageId)?.generation.abort(),
      follow: messageId => this.#recordings.get(messageId)?.generation.followedElsewhere(),
    })
    void reading.run()
  }

  async #tend(): Promise<void> {
    this.#mirrors.sweep()
    const link = this.#links.current
    if (link === undefined) return
    this.#rounds += 1
    if (this.#rounds % KEEP_ROUNDS === 0) {
      for (const recording of this.#recordings.values()) recording.keep()
    }
    await this.#mirrors.tend(link).catch(() => {})
  }
}

async function latest(link: Link, chatId: string): Promise<Place | undefined> {
  const value = await link.command(['GET', chatKey(chatId)])
  if (value === null) return undefined
  const [epoch = '', messageId = ''] = String(value).split(' ')
  return { chatId, messageId, epoch }
}
