import { type Envelope, errorEvent, type Framing, finishAnswer, frameAnswer } from './completion.ts'
import { draw } from './distribution.ts'
import { serverErrorBody } from './error-bodies.ts'
import type { Fault } from './fault.ts'
import type { Plan } from './plan.ts'
import { isAscii } from './prose.ts'
import type { Sink, SinkListener } from './sink.ts'
import { formatStamp } from './stamp.ts'
import type { MockStats } from './stats.ts'
import { unscheduled, type WheelEntry } from './timer-wheel.ts'
import type { WheelClock } from './wheel-clock.ts'

/** What an answer is made of, and where it goes. */
export interface AnswerStreamOptions {
  readonly plan: Plan
  readonly envelope: Envelope
  readonly stamp: boolean
  /** A fault in mid-answer; an answer shorter than `afterTokens` has it at its end. */
  readonly fault: Extract<Fault, { afterTokens: number }> | undefined
  readonly sink: Sink
  readonly clock: WheelClock
  readonly stats: MockStats
}

const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache',
}

const pingEvery = 5

/**
 * One answer as server-sent events, a token at a time at the moments its plan gives. Its schedule does not drift: each
 * token is due a gap after the *due* moment of the one before. A reader who is behind stops the schedule, so a stream
 * holds no more than the sink's buffer; it goes on from the moment the reader caught up.
 */
export class AnswerStream implements WheelEntry, SinkListener {
  slot = unscheduled
  previous: WheelEntry | undefined
  next: WheelEntry | undefined
  readonly #options: AnswerStreamOptions
  readonly #framing: Framing
  readonly #pings: boolean
  readonly #encoding: 'utf8' | 'latin1'
  #dueMs: number
  #sent = 0
  #fault: AnswerStreamOptions['fault']
  #state: 'writing' | 'blocked' | 'over' = 'writing'

  constructor(options: AnswerStreamOptions) {
    this.#options = options
    this.#framing = frameAnswer(options.envelope)
    this.#pings = options.envelope.variants.includes('comments')
    this.#fault = options.fault
    const ascii = options.plan.prose.ascii && isAscii(this.#framing.before)
    this.#encoding = ascii ? 'latin1' : 'utf8'
    this.#dueMs = performance.now() + options.plan.ttftMs
    const { sink, stats, clock } = options
    stats.streams.started++
    stats.streams.live++
    sink.listen(this)
    sink.head(200, streamHeaders)
    clock.schedule(this, this.#dueMs)
  }

  due(): void {
    const fault = this.#fault
    const { length } = this.#options.plan
    if (fault !== undefined && this.#sent >= Math.min(fault.afterTokens, length)) {
      this.#strike(fault)
      return
    }
    if (this.#sent < length) this.#goOn(this.#writeToken())
    // The end follows the last token at once; a fault at the end keeps its gap.
    if (this.#sent >= length && this.#fault === undefined) this.#finish()
  }

  drained(): void {
    if (this.#state !== 'blocked') return
    this.#state = 'writing'
    this.#dueMs = Math.max(this.#dueMs, performance.now())
    this.#options.clock.schedule(this, this.#dueMs)
  }

  closed(): void {
    if (this.#state === 'over') return
    this.#settle()
    this.#options.stats.streams.aborted++
  }

  #writeToken(): boolean {
    const { plan, sink, stamp, stats } = this.#options
    const { tokens, escaped } = plan.prose
    const { before, after } = this.#framing
    const token = escaped[(plan.start + this.#sent) % tokens.length] ?? ''
    const lead = this.#lead()
    this.#sent++
    stats.tokens++
    const moment = stamp ? formatStamp(process.hrtime.bigint()) : ''
    return sink.write(lead + before + moment + token + after, this.#encoding)
  }

  #goOn(open: boolean): void {
    if (this.#state === 'over') return
    const { plan, clock } = this.#options
    this.#dueMs += draw(plan.gap, plan.gapRandom)
    if (!open) this.#state = 'blocked'
    if (open) clock.schedule(this, this.#dueMs)
  }

  /** What goes out together with the next token: the role before the first, keep-alives where they were asked for. */
  #lead(): string {
    const ping = this.#pings && this.#sent % pingEvery === 0 ? this.#framing.ping : ''
    return this.#sent === 0 ? ping + this.#framing.role : ping
  }

  #finish(): void {
    if (this.#state === 'over') return
    const { envelope, sink, stats } = this.#options
    const lead = this.#sent === 0 ? this.#lead() : ''
    this.#settle()
    stats.streams.completed++
    sink.end(lead + finishAnswer(envelope, this.#sent))
  }

  #strike(fault: Extract<Fault, { afterTokens: number }>): void {
    const { envelope, sink, stats } = this.#options
    this.#fault = undefined
    // A stalled answer lives until its reader leaves: nothing schedules it any more.
    if (fault.kind === 'stall') return
    if (fault.kind === 'malformed') {
      this.#goOn(sink.write(this.#framing.malformed, this.#encoding))
      return
    }
    this.#settle()
    stats.streams.completed++
    if (fault.kind === 'reset') sink.destroy()
    if (fault.kind === 'cut') sink.end('')
    if (fault.kind === 'error') sink.end(errorEvent(envelope, serverErrorBody))
  }

  #settle(): void {
    this.#state = 'over'
    this.#options.clock.cancel(this)
    this.#options.stats.streams.live--
  }
}
