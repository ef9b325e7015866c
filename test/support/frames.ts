import type { RawClient } from './raw-client.ts'

/** A turn with one question. */
export function send(requestId: string, chatId: string, text: string) {
  return {
    type: 'send',
    requestId,
    id: chatId,
    trigger: 'submit-message',
    messages: [{ id: 'm', role: 'user', parts: [{ type: 'text', text }] }],
  }
}

/** Asks for an answer that is kept. */
export function resume(requestId: string, chatId: string, lastSequence?: number) {
  return { type: 'resume', requestId, id: chatId, lastSequence }
}

/** Stops an answer. */
export function abort(requestId: string) {
  return { type: 'abort', requestId }
}

/** What one request got. */
export type Answer = {
  readonly text: string
  readonly messageId: string | undefined
  /** Types of its chunks, with a run of text deltas as one. */
  readonly chunks: readonly string[]
  readonly lastSequence: number
  readonly outcome:
    | { readonly state: 'end' }
    | { readonly state: 'no-active' }
    | { readonly state: 'error'; readonly errorText: string | undefined }
}

/**
 * Reads frames until one request has its terminal frame. Frames of other requests are passed over.
 *
 * @param from the sequence number that must come first; every further one must follow without a gap
 * @throws Error at a gap, a repetition, or a close
 */
export async function readAnswer(client: RawClient, requestId: string, from = 0): Promise<Answer> {
  const chunks: string[] = []
  let text = ''
  let messageId: string | undefined
  let next = from
  const settled = (outcome: Answer['outcome']): Answer => ({
    text,
    messageId,
    chunks,
    lastSequence: next - 1,
    outcome,
  })
  while (true) {
    const frame = await client.next()
    if (frame.requestId !== requestId || frame.type === 'start') continue
    if (frame.type !== 'chunk') {
      if (frame.type !== 'error') return settled({ state: frame.type })
      return settled({ state: 'error', errorText: frame.errorText })
    }
    if (frame.sequence !== next) {
      throw new Error(`expected sequence ${next}, found ${frame.sequence}`)
    }
    next += 1
    const { chunk } = frame
    if (chunk.type !== chunks.at(-1)) chunks.push(chunk.type)
    if (chunk.type === 'start') messageId = chunk.messageId
    if (chunk.type === 'text-delta') text += chunk.delta
  }
}

/** Waits for the first text of a request, and passes it over. */
export async function firstDelta(client: RawClient, requestId: string): Promise<void> {
  while (true) {
    const frame = await client.next()
    if (frame.requestId !== requestId || frame.type === 'start') continue
    if (frame.type !== 'chunk') throw new Error(`expected text, found ${JSON.stringify(frame)}`)
    if (frame.chunk.type === 'text-delta') return
  }
}
