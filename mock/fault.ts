/** What goes wrong with an answer, as a request asks for it. */
export type Fault =
  | { readonly kind: 'status'; readonly status: 401 | 404 | 429 | 500 }
  | { readonly kind: 'refuse' }
  | { readonly kind: StreamFault; readonly afterTokens: number }

/**
 * Faults in mid-answer:
 * reset: the connection (over HTTP/2 the stream) is reset. stall: nothing more is sent, the connection stays open.
 * malformed: a `data:` line of broken JSON, then the answer goes on. error: an SSE `error` object, then the end.
 * cut: the body ends in order, without `finish_reason` and `[DONE]`, as behind a proxy that gave up.
 */
type StreamFault = 'reset' | 'stall' | 'malformed' | 'error' | 'cut'

/** How a fault is written; for messages to people. */
export const faultGrammar =
  '401, 404, 429, 500, reset, or reset@N, stall@N, malformed@N, error@N, cut@N after N tokens'

/** Reads a fault, such as `429`, `reset` (before any answer) or `cut@20`; `undefined` where the text is none. */
export function parseFault(text: string): Fault | undefined {
  if (text === 'reset') return { kind: 'refuse' }
  if (text === '401' || text === '404' || text === '429' || text === '500') {
    return { kind: 'status', status: Number(text) as 401 | 404 | 429 | 500 }
  }
  const match = /^(reset|stall|malformed|error|cut)@(\d{1,6})$/.exec(text)
  if (match === null) return undefined
  return { kind: match[1] as StreamFault, afterTokens: Number(match[2]) }
}
