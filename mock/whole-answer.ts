import type { AnswerStreamOptions } from './answer-stream.ts'
import { wholeAnswer } from './completion.ts'
import { draw } from './distribution.ts'
import { serverErrorBody } from './error-bodies.ts'
import { formatStamp } from './stamp.ts'
import { unscheduled, type WheelEntry } from './timer-wheel.ts'

/**
 * Answers a request without `stream`: one JSON document after the time that the streamed answer would have taken.
 * Faults in mid-answer become what they are without a stream: stall never answers, reset and cut break the connection,
 * malformed sends half of the document, error is a 500.
 */
export function answerWhole({
  plan,
  envelope,
  stamp,
  fault,
  sink,
  clock,
  stats,
}: AnswerStreamOptions): void {
  stats.streams.started++
  stats.streams.live++
  let over = false
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
      settle('completed')
      stats.tokens += plan.length
      if (fault?.kind === 'reset' || fault?.kind === 'cut') return sink.destroy()
      sink.head(fault?.kind === 'error' ? 500 : 200, { 'content-type': 'application/json' })
      if (fault?.kind === 'error') return sink.end(serverErrorBody)
      const document = wholeAnswer(envelope, text(), plan.length)
      sink.end(fault?.kind === 'malformed' ? document.slice(0, document.length / 2) : document)
    },
  }
  const text = () => {
    const { tokens } = plan.prose
    const moment = stamp ? formatStamp(process.hrtime.bigint()) : ''
    const pieces = Array.from(
      { length: plan.length },
      (_, at) => tokens[(plan.start + at) % tokens.length],
    )
    return moment + pieces.join('')
  }
  sink.listen({ drained() {}, closed: () => settle('aborted') })
  if (fault?.kind === 'stall') return
  let totalMs = plan.ttftMs
  for (let token = 1; token < plan.length; token++) totalMs += draw(plan.gap, plan.gapRandom)
  clock.schedule(entry, performance.now() + totalMs)
}
