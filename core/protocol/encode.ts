import type { Chunk } from './frames.ts'
import type { JsonText } from './json-text.ts'

/** The id of every part of an answer: each is ended before the next begins, so that one id serves them all. */
export const PART_ID = '0'

/** What stands between the number of a delta and its text. */
const deltaOpenings = {
  text: `,"chunk":{"type":"text-delta","id":"${PART_ID}","delta":"`,
  reasoning: `,"chunk":{"type":"reasoning-delta","id":"${PART_ID}","delta":"`,
} as const

/** `start`: the resume that `requestId` names has an answer. */
export function encodeStart(requestId: string): string {
  return `{"type":"start","requestId":${JSON.stringify(requestId)}}`
}

/** `end`: the stream that `requestId` names is complete. */
export function encodeEnd(requestId: string): string {
  return `{"type":"end","requestId":${JSON.stringify(requestId)}}`
}

/** `error`: the stream that `requestId` names has failed; `errorText` is shown to a person. */
export function encodeError(requestId: string, errorText: string): string {
  return JSON.stringify({ type: 'error', requestId, errorText })
}

/** `no-active`: there is nothing to resume. */
export function encodeNoActive(requestId: string): string {
  return `{"type":"no-active","requestId":${JSON.stringify(requestId)}}`
}

/**
 * Encodes the `chunk` frames of one stream. What does not change from frame to frame is built once:
 * a token costs one concatenation.
 */
export class ChunkEncoder {
  readonly #head: string

  constructor(requestId: string) {
    this.#head = `{"type":"chunk","requestId":${JSON.stringify(requestId)},"sequence":`
  }

  /** A delta of text or reasoning, from text that is already escaped. */
  delta(sequence: number, kind: keyof typeof deltaOpenings, delta: JsonText): string {
    return `${this.#head}${sequence}${deltaOpenings[kind]}${delta}"}}`
  }

  /** Any other chunk. */
  chunk(sequence: number, chunk: Chunk): string {
    return `${this.#head}${sequence},"chunk":${JSON.stringify(chunk)}}`
  }
}
