import { Mirror } from '../chat/mirror.ts'
import type { MirrorMemory } from '../chat/sharing.ts'
import { log } from '../log.ts'
import { tell } from './control.ts'
import { decodeHead, HEAD_ID } from './entry.ts'
import type { Link } from './link.ts'
import { answerKey, INTERRUPTED, leaseKey } from './names.ts'
import { catchUp, endInterrupted, feed, fieldsOf, type RawEntry, readPage } from './stream.ts'

/** Where an answer is: in the epoch of the process that generates it. */
export type Place = { readonly chatId: string; readonly messageId: string; readonly epoch: string }

type Kept = { readonly mirror: Mirror; readonly epoch: string; readonly memory: Memory }

/** How long a mirror is kept that nobody follows. */
const UNFOLLOWED_MS = 1_000

/** Counts what one mirror takes. */
class Memory {
  readonly #all: MirrorMemory
  #bytes = 0

  constructor(all: MirrorMemory) {
    this.#all = all
  }

  grow(bytes: number): boolean {
    this.#bytes += bytes
    return this.#all.grow(bytes)
  }

  release(): void {
    this.#all.release(this.#bytes)
    this.#bytes = 0
  }
}

/** What this process shows of other processes' answers: one mirror each, however many follow it. */
export class Mirrors {
  readonly #memory: MirrorMemory
  readonly #keptMs: number
  readonly #link: () => Link | undefined
  readonly #kept = new Map<string, Kept>()
  readonly #opening = new Map<string, Promise<Mirror | undefined>>()

  constructor(options: {
    memory: MirrorMemory
    /** How long an answer is kept after its end. */
    keptMs: number
    link: () => Link | undefined
  }) {
    this.#memory = options.memory
    this.#keptMs = options.keptMs
    this.#link = options.link
  }

  /** Those that go on. */
  get live(): readonly Mirror[] {
    return this.#live.map(({ mirror }) => mirror)
  }

  get #live(): readonly Kept[] {
    return [...this.#kept.values()].filter(({ mirror }) => mirror.outcome.state === 'live')
  }

  /**
   * The mirror of an answer, up to its stream's end; undefined where the stream is not whole.
   *
   * @throws Error when the link is lost
   */
  async open(link: Link, place: Place): Promise<Mirror | undefined> {
    const { messageId } = place
    const kept = this.#kept.get(messageId)
    if (kept !== undefined) return kept.mirror
    const opening = this.#opening.get(messageId) ?? this.#read(link, place)
    this.#opening.set(messageId, opening)
    return await opening.finally(() => this.#opening.delete(messageId))
  }

  /** Entries of a stream that is followed. */
  take(messageId: string, entries: readonly RawEntry[]): void {
    const kept = this.#kept.get(messageId)
    if (kept === undefined || kept.mirror.outcome.state !== 'live') return
    if (!feed(kept.mirror, entries)) this.#break(kept.mirror, 'an entry was cut or is missing')
  }

  /** Ends those that go on, for the followers here alone. */
  interrupt(message: string): void {
    for (const mirror of this.live) mirror.interrupt(message)
  }

  /** Drops what nobody follows, while Redis is away too: it counts for the memory of answers. */
  sweep(): void {
    const longAgo = performance.now() - UNFOLLOWED_MS
    for (const [messageId, { mirror, memory }] of this.#kept) {
      // Whoever waits for it follows it next.
      if (this.#opening.has(messageId)) continue
      if ((mirror.unfollowedSinceMs ?? Number.POSITIVE_INFINITY) > longAgo) continue
      this.#kept.delete(messageId)
      memory.release()
    }
  }

  /** Tells the others that somebody does, and ends what nobody generates any more. */
  async tend(link: Link): Promise<void> {
    const live = this.#live
    const epochs = [...new Set(live.map(({ epoch }) => epoch))]
    const [leases, streams] = await Promise.all([
      Promise.all(epochs.map(epoch => link.command(['EXISTS', leaseKey(epoch)]))),
      Promise.all(live.map(({ mirror }) => link.command(['EXISTS', answerKey(mirror.messageId)]))),
    ])
    const gone = new Set(epochs.filter((_, at) => leases[at] === 0))
    for (const [at, { mirror }] of live.entries()) {
      if (streams[at] === 0) this.#break(mirror, 'the stream is gone')
    }
    await Promise.all([
      ...live
        .filter(({ epoch, mirror }) => gone.has(epoch) && mirror.outcome.state === 'live')
        .map(({ mirror }) => this.#end(link, mirror)),
      ...epochs
        .filter(epoch => !gone.has(epoch))
        .map(epoch => {
          const followed = live.filter(kept => kept.epoch === epoch)
          const ids = followed.map(({ mirror }) => mirror.messageId)
          return tell(link, epoch, { follow: ids.join(' ') })
        }),
    ])
  }

  async #read(link: Link, { chatId, messageId, epoch }: Place): Promise<Mirror | undefined> {
    const [head] = await readPage(link, messageId, '-')
    const metadata = head?.[0] === HEAD_ID ? decodeHead(fieldsOf(head)) : undefined
    if (metadata === undefined) {
      if (head !== undefined) log.warn({ cause: 'the first entry was cut' }, 'an answer is lost')
      return undefined
    }
    const memory = new Memory(this.#memory)
    const mirror = new Mirror({
      chatId,
      messageId,
      metadata,
      onGrowth: bytes => memory.grow(bytes),
      requestAbort: () => {
        const current = this.#link()
        if (current !== undefined) tell(current, epoch, { abort: messageId }).catch(() => {})
      },
    })
    const isWhole = await this.#fill(link, mirror, epoch).catch(error => {
      memory.release()
      throw error
    })
    if (!isWhole) {
      memory.release()
      log.warn({ cause: 'an entry was cut or is missing' }, 'an answer is lost')
      return undefined
    }
    this.#kept.set(messageId, { mirror, epoch, memory })
    // What is being waited for does not hold this answer yet.
    if (mirror.outcome.state === 'live') await tell(link, link.epoch, { look: messageId })
    return mirror
  }

  async #fill(link: Link, mirror: Mirror, epoch: string): Promise<boolean> {
    if (!(await catchUp(link, mirror))) return false
    if (mirror.outcome.state !== 'live') return true
    if ((await link.command(['EXISTS', leaseKey(epoch)])) !== 0) return true
    await endInterrupted(link, mirror, this.#keptMs)
    return await catchUp(link, mirror)
  }

  async #end(link: Link, mirror: Mirror): Promise<void> {
    try {
      await endInterrupted(link, mirror, this.#keptMs)
    } catch (error) {
      this.#break(mirror, (error as Error).message)
    }
  }

  #break(mirror: Mirror, cause: string): void {
    log.warn({ cause }, 'an answer of another process was interrupted')
    mirror.interrupt(INTERRUPTED)
  }
}
