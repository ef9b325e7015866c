import type { LoadWindow } from '../load/timeline.ts'
import type { Turn } from '../load/turns.ts'
import type { StreamSample } from '../samples/load-sample.ts'
import type { Sample } from '../samples/run-sample.ts'
import { type Distribution, distribution } from './distribution.ts'

/** How the answers of a window went, over all sockets of k6. Counts are of the whole window, latencies of its steady part. */
export type StreamFigures = {
  readonly planned: number
  readonly completed: number
  /** Failures by outcome: the server's error, connection lost, not ended in time, never sent. */
  readonly failed: Readonly<Record<'error' | 'lost' | 'unfinished' | 'unsent', number>>
  readonly firstError: string | undefined
  /** TTFT: first frame with text − planned moment, in milliseconds. Holds the mock's own delay. */
  readonly ttftMs: Distribution
  /** Each stream's largest gap between two frames with text (inter-chunk latency), in milliseconds. */
  readonly largestGapMs: Distribution
  /** Actual − planned moment of sending: how late the load generator was. */
  readonly latenessMs: Distribution
}

/** Figures of one window, from the plan and what came of it. */
export function streams(
  samples: readonly Sample[],
  turns: readonly Turn[],
  { window, beginMs }: { window: LoadWindow; beginMs: number },
): StreamFigures {
  const planned = new Set(turns.filter(turn => turn.window === window.name).map(turn => turn.index))
  const seen = samples.filter(
    (sample): sample is StreamSample => sample.type === 'stream' && planned.has(sample.turn),
  )
  const steady = seen.filter(({ plannedMs }) => plannedMs >= beginMs + window.steady.from * 1_000)
  const count = (outcome: StreamSample['outcome']) =>
    seen.filter(sample => sample.outcome === outcome).length
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
    ttftMs: distribution(
      steady.flatMap(({ firstTextMs, plannedMs }) =>
        firstTextMs === undefined ? [] : [firstTextMs - plannedMs],
      ),
    ),
    largestGapMs: distribution(
      steady.filter(({ tokens }) => tokens > 1).map(({ largestGapMs }) => largestGapMs),
    ),
    latenessMs: distribution(seen.map(({ sentMs, plannedMs }) => sentMs - plannedMs)),
  }
}
