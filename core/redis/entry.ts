import type { Written } from '../chat/mirror.ts'
import type { AnswerMetadata, Ended } from '../chat/outcome.ts'
import type { PartKind } from '../chat/parts.ts'
import { type JsonText, toJsonText } from '../protocol/json-text.ts'

// A stream of Redis holds one answer. An entry's id is the number of chunks up to and including the first that it brings, so
// that ids grow exactly as the chunks do: what is missing, cut or written twice shows. The first entry is the `start` chunk.

/** The fields of an entry: `m` the metadata of an answer in its first one, `e` what any other brings. */
export type Fields = Readonly<Record<string, string>>

/** The first entry's id: that of the `start` chunk. */
export const HEAD_ID = '1-0'

const KINDS: Readonly<Record<string, PartKind>> = { t: 'text', r: 'reasoning' }

/** The id of the entry that comes after so many chunks. */
export const entryId = (chunksBefore: number) => `${chunksBefore + 1}-0`

/** A delta as it is put into a batch: one letter for its kind, then its text, still escaped. */
export const encodeDelta = (kind: PartKind, delta: JsonText) =>
  kind === 'text' ? `"t${delta}"` : `"r${delta}"`

/** The value of the first entry. */
export const encodeHead = (metadata: AnswerMetadata) => JSON.stringify(metadata)

/**
 * The value of an entry: a list of deltas, at whose end the outcome may stand. The scripts know the last entry by its `}]`.
 *
 * @param batch deltas as `encodeDelta` has them, separated by commas
 */
export function encodeEntry(batch: string, outcome: Ended | undefined): string {
  if (outcome === undefined) return `[${batch}]`
  return `[${batch}${batch === '' ? '' : ','}${JSON.stringify(outcome)}]`
}

/** The metadata of an answer, or undefined where the first entry is none. */
export function decodeHead({ m }: Fields): AnswerMetadata | undefined {
  const value = read(m)
  const isMetadata = isObject(value) && isText(value.deployment) && isText(value.upstream)
  return isMetadata ? (value as AnswerMetadata) : undefined
}

/** What an entry brings, or undefined where it was cut or is no entry. */
export function decodeEntry({ e }: Fields): Written | undefined {
  const values = read(e)
  if (!Array.isArray(values) || values.length === 0) return undefined
  const outcome: unknown = isText(values.at(-1)) ? undefined : values.pop()
  const deltas = values.flatMap(text => {
    const kind = isText(text) ? KINDS[text.slice(0, 1)] : undefined
    return kind === undefined ? [] : [{ kind, delta: toJsonText(text.slice(1)) }]
  })
  if (deltas.length !== values.length) return undefined
  if (outcome === undefined) return { deltas }
  return isEnded(outcome) ? { deltas, outcome } : undefined
}

function isEnded(value: unknown): value is Ended {
  if (!isObject(value)) return false
  if (value.state === 'finished') return isText(value.reason)
  return value.state === 'aborted' || (value.state === 'failed' && isText(value.message))
}

function read(json: string | undefined): unknown {
  if (json === undefined) return undefined
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const isText = (value: unknown): value is string => typeof value === 'string'
