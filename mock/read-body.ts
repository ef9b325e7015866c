import type { Readable } from 'node:stream'

/** A request's whole body, or why there is none. */
export type Body =
  | { readonly state: 'read'; readonly text: string }
  | { readonly state: 'too-big'; readonly problem: string }
  | { readonly state: 'gone' }

const limitBytes = 16 * 1024 * 1024

/** Reads a body as UTF-8 text. Never rejects: a reader that went away is `gone`. */
export async function readBody(source: Readable): Promise<Body> {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      bytes += chunk.length
      // The rest is read and dropped, so that the client finishes sending and sees the answer.
      if (bytes <= limitBytes) chunks.push(chunk)
    }
  } catch {
    // The client broke off: there is nobody to answer, and no answer has begun that needed freeing.
    return { state: 'gone' }
  }
  if (bytes > limitBytes) {
    return {
      state: 'too-big',
      problem: `expected a body of at most ${limitBytes} bytes, found ${bytes}`,
    }
  }
  return { state: 'read', text: Buffer.concat(chunks).toString() }
}
