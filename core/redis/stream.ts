import type { Mirror } from '../chat/mirror.ts'
import type { Ended } from '../chat/outcome.ts'
import { decodeEntry, encodeEntry, entryId, type Fields } from './entry.ts'
import type { Link } from './link.ts'
import { answerKey, INTERRUPTED } from './names.ts'

/** An entry as Redis gives it: its id, and its fields and values in turn. */
export type RawEntry = readonly [id: string, fieldsAndValues: readonly string[]]

/** The fields of an entry. */
export function fieldsOf([, words]: RawEntry): Fields {
  const pairs = words.flatMap((word, at) => (at % 2 === 0 ? [[word, words[at + 1] ?? '']] : []))
  return Object.fromEntries(pairs)
}

/** Entries read in one go: the event loop turns between two. */
const PAGE = 500

const interrupted: Ended = { state: 'failed', message: INTERRUPTED }

/** Gives a mirror what comes next; false where that is missing, cut or written twice. */
export function feed(mirror: Mirror, entries: readonly RawEntry[]): boolean {
  return entries.every(entry => {
    const written = entry[0] === entryId(mirror.length) ? decodeEntry(fieldsOf(entry)) : undefined
    if (written === undefined || mirror.outcome.state !== 'live') return false
    mirror.take(written)
    return true
  })
}

/** Reads entries from an id on. */
export async function readPage(
  link: Link,
  messageId: string,
  from: string,
): Promise<readonly RawEntry[]> {
  const words = ['XRANGE', answerKey(messageId), from, '+', 'COUNT', String(PAGE)]
  return (await link.command(words)) as readonly RawEntry[]
}

/** Brings a mirror up to its stream's end; false where the stream is not whole. */
export async function catchUp(link: Link, mirror: Mirror): Promise<boolean> {
  while (mirror.outcome.state === 'live') {
    const page = await readPage(link, mirror.messageId, entryId(mirror.length))
    if (!feed(mirror, page)) return false
    if (page.length < PAGE) return true
  }
  return true
}

/**
 * Ends an answer whose process is gone with the one terminal error. Where anything was written after what the mirror has, by
 * that process or by another one that ends it, nothing happens.
 *
 * @param keptMs how long the answer is kept from now on
 */
export async function endInterrupted(link: Link, mirror: Mirror, keptMs: number): Promise<void> {
  const key = answerKey(mirror.messageId)
  try {
    await link.command([
      'XADD',
      key,
      'NOMKSTREAM',
      entryId(mirror.length),
      'e',
      encodeEntry('', interrupted),
    ])
    await link.command(['PEXPIRE', key, String(keptMs)])
  } catch (error) {
    if (!/equal or smaller/.test((error as Error).message)) throw error
  }
}
