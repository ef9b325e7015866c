import type { StreamSample } from '../../samples/load-sample.ts'

/** A frame with text: when it arrived, in epoch milliseconds; and how long after the one before it, which the first has not. */
export type TextFrame = { readonly atMs: number; readonly gapMs?: number }

/** The frames with text of an answer, where its client kept every gap; else none. */
export function textFrames({ firstTextMs, gapsMs }: StreamSample): readonly TextFrame[] {
  if (firstTextMs === undefined || gapsMs === undefined) return []
  let atMs = firstTextMs
  const later = gapsMs.map(gapMs => {
    atMs += gapMs
    return { atMs, gapMs }
  })
  return [{ atMs: firstTextMs }, ...later]
}
