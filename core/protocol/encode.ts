import type { Chunk } from './frames.ts'
import type { JsonText } from './json-text.ts'

/** The id of the one text part in an answer. */
export const TEXT_PART_ID = '0'

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

  /** A text delta, from text that is already escaped. */
  textDelta(sequence: number, delta: JsonText): string {
    return `${this.#head}${sequence},"chunk":{"type":"text-delta","id":"${TEXT_PART_ID}","delta":"${delta}"}}`
  }

  /** Any other chunk. */
  chunk(sequence: number, chunk: Chunk): string {
    return `${this.#head}${sequence},"chunk":${JSON.stringify(chunk)}}`
  }
}
