import type { Slo } from '../../plan/slo.ts'
import type { LoadWindow, Turn } from '../../plan/timeline.ts'
import type { StreamSample } from '../../samples/load-sample.ts'
import type { Sample } from '../../samples/run-sample.ts'
import { type Distribution, distribution } from './distribution.ts'

/** How the answers of a window went, over all sockets of k6. Counts are of the whole window, latencies and lateness of its steady part. */
export type StreamFigures = {
  readonly planned: number
  readonly completed: number
  /** Failures by outcome: the server's error, connection lost, not ended in time, never sent. */
  readonly failed: Readonly<Record<'error' | 'lost' | 'unfinished' | 'unsent', number>>
  readonly firstError: string | undefined
  /** Streams alive at once, on average over the steady part: their time in it ÷ its length. */
  readonly live: number
  /** Of the answers planned in the steady part: the share that ended without error, began in time for the SLO and kept its longest gap. */
  readonly withinSlo: number
  /** Those answers ÷ the length of the steady part, a second. */
  readonly goodPerSecond: number
  /** TTFT: first frame with text − planned moment, in milliseconds. Holds the mock's own delay. */
  readonly ttftMs: Distribution
  /**
   * Each stream's largest gap between two frames with text (inter-chunk latency), in milliseconds. Where another window follows
   * at once, of the streams that ended in the steady part.
   */
  readonly largestGapMs: Distribution
  /** Every gap that ended in the steady part, pooled over the streams, where the client kept them. */
  readonly gapMs: Distribution
  /**
   * Actual − planned moment of sending: how late the load generator was with the turns whose latencies are quoted. Those of the
   * warm-up stay out: where two windows meet, one probe ends and the next starts on the load's core.
   */
  readonly latenessMs: Distribution
}

/** Figures of one window, from the plan and what came of it. */
export function streams(
  samples: readonly Sample[],
  turns: readonly Turn[],
  {
    window,
    beginMs,
    slo,
    ttftMs,
  }: { window: LoadWindow; beginMs: number; slo: Slo /** The mock's own. */; ttftMs: number },
): StreamFigures {
  const own = turns.filter(turn => turn.window === window.name)
  const planned = new Set(own.map(turn => turn.index))
  const steadyTurns = new Set(
    own.filter(({ at }) => at >= window.steady.from).map(({ index }) => index),
  )
  const fromMs = beginMs + window.steady.from * 1_000
  const toMs = beginMs + window.steady.to * 1_000
  const seen = samples
    .filter(sample => sample.type === 'stream')
    .filter(({ turn }) => planned.has(turn))
  const steady = seen.filter(({ turn }) => steadyTurns.has(turn))
  /** Where the next window follows at once, answers that begin late run into its load. */
  const under = window.flowsOn
    ? seen.filter(({ lastTextMs = 0 }) => lastTextMs >= fromMs && lastTextMs < toMs)
    : steady
  const count = (outcome: StreamSample['outcome']) =>
    seen.filter(sample => sample.outcome === outcome).length
  const good = steady.filter(
    ({ outcome, firstTextMs, plannedMs, largestGapMs }) =>
      outcome === 'end' &&
      firstTextMs !== undefined &&
      firstTextMs - plannedMs - ttftMs <= slo.addedTtftMs &&
      largestGapMs <= (slo.gapMs ?? Number.POSITIVE_INFINITY),
  ).length
  const aliveMs = seen.reduce(
    (sum, { sentMs, lastTextMs = sentMs }) =>
      sum + Math.max(0, Math.min(lastTextMs, toMs) - Math.max(sentMs, fromMs)),
    0,
  )
  return {
    planned: planned.size,
    completed: count('end'),
    failed: {
      error: count('error'),
      lost: count('lost'),
      unfinished: count('unfinished'),
      unsent: planned.size - seen.length,
    },
    firstError: seen.find(({ error }) => error !== undefined)?.error,
    live: aliveMs / (toMs - fromMs),
    withinSlo: steadyTurns.size === 0 ? 1 : good / steadyTurns.size,
    goodPerSecond: (good * 1_000) / (toMs - fromMs),
    ttftMs: distribution(
      steady.flatMap(({ firstTextMs, plannedMs }) =>
        firstTextMs === undefined ? [] : [firstTextMs - plannedMs],
      ),
    ),
    largestGapMs: distribution(
      under.filter(({ tokens }) => tokens > 1).map(({ largestGapMs }) => largestGapMs),
    ),
    gapMs: distribution(
      seen
        .flatMap(textFrames)
        .flatMap(({ atMs, gapMs }) =>
          gapMs !== undefined && atMs >= fromMs && atMs < toMs ? [gapMs] : [],
        ),
    ),
    latenessMs: distribution(steady.map(({ sentMs, plannedMs }) => sentMs - plannedMs)),
  }
}

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
