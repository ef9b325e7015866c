// What the page reads of frames on their way through its socket. Fields are looked for in the order in which the gateway
// writes them. Inside a string value the quotes would be escaped: only a frame's own fields can match.

/** What a frame brings to a person; undefined for every other frame. */
export type Delta = { readonly type: 'text' | 'reasoning'; readonly sequence: number }

/** The piece of text or reasoning in a frame. */
export function readDelta(frame: string): Delta | undefined {
  const [, digits, type] =
    /^\{"type":"chunk",.*?"sequence":(\d+),"chunk":\{"type":"(text|reasoning)-delta"/.exec(frame) ??
    []
  if (digits === undefined) return undefined
  return { type: type === 'text' ? 'text' : 'reasoning', sequence: Number(digits) }
}

/** The request that a frame is about; undefined where it names none. */
export function requestIdOf(frame: string): string | undefined {
  return /^\{"type":"[a-z-]+","requestId":"([^"]*)"/.exec(frame)?.[1]
}

/** The answer whose first chunk this frame is. */
export function messageIdOf(frame: string): string | undefined {
  return /"chunk":\{"type":"start","messageId":"([^"]*)"/.exec(frame)?.[1]
}

/** Is this the last frame of its request? */
export function isTerminal(frame: string): boolean {
  return /^\{"type":"(?:end|error|no-active)"/.test(frame)
}

/** Does it say that somebody stopped the answer? */
export function isAbort(frame: string): boolean {
  return frame.includes('"chunk":{"type":"abort"')
}
