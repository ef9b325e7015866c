import type { Sink } from '../sink.ts'
import type { MockStats } from '../stats.ts'
import { unscheduled, type WheelEntry } from '../timer-wheel.ts'
import type { WheelClock } from '../wheel-clock.ts'
import type { DialectCase } from './dialect.ts'

/** Between two pieces: each is a read of its own, and a person sees them come. */
const PIECE_GAP_MS = 15

/** Writes an answer as a server of its family does, piece by piece. */
export function answerInDialect(
  answer: DialectCase,
  { sink, clock, stats }: { sink: Sink; clock: WheelClock; stats: MockStats },
): void {
  const { status = 200, headers = { 'content-type': 'text/event-stream' }, body, ending } = answer
  const { encoding = 'utf8' } = answer
  let next = 0
  let over = false
  stats.streams.started++
  stats.streams.live++
  const settle = (outcome: 'completed' | 'aborted') => {
    if (over) return
    over = true
    clock.cancel(entry)
    stats.streams.live--
    stats.streams[outcome]++
  }
  const entry: WheelEntry = {
    slot: unscheduled,
    previous: undefined,
    next: undefined,
    due() {
      const piece = body[next]
      next += 1
      if (piece !== undefined) {
        sink.write(piece, encoding)
        clock.schedule(entry, performance.now() + PIECE_GAP_MS)
        return
      }
      settle('completed')
      if (ending === 'reset') sink.destroy()
      if (ending === undefined) sink.end('')
    },
  }
  sink.listen({ drained() {}, closed: () => settle('aborted') })
  sink.head(status, headers)
  clock.schedule(entry, performance.now() + PIECE_GAP_MS)
}
