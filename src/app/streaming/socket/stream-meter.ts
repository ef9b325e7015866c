import type { Delta } from './wire/frame-reading.ts'

/** What the status bar shows of the current or last answer. */
export type StreamReading = {
  readonly state: 'idle' | 'waiting' | 'thinking' | 'streaming' | 'done'
  /** From pressing send to the first text; undefined when this page did not see it. */
  readonly firstTokenMs: number | undefined
  /** From pressing send to the first reasoning; undefined when there was none, or this page did not see it. */
  readonly firstReasoningMs: number | undefined
  /** From the first reasoning to the first text or, without any, to the last reasoning; undefined as above. */
  readonly reasoningMs: number | undefined
  /** Text deltas a second: over the last two seconds while streaming, over the answer when done. */
  readonly tokensPerSecond: number | undefined
}

/** Counts the deltas of one answer at a time. Times are milliseconds of one monotonic clock. */
export interface StreamMeter {
  start(nowMs: number): void
  /** The same answer is about to be replayed on a new connection. */
  resume(nowMs: number): void
  token(nowMs: number, delta: Delta): void
  end(): void
  read(nowMs: number): StreamReading
}

const bucketMs = 100
const bucketCount = 20
// A replay arrives in one burst, whose rate says nothing about the model's.
const replayMs = 300

/** A meter that has seen nothing yet. */
export function createStreamMeter(): StreamMeter {
  const buckets = new Uint32Array(bucketCount)
  let state: StreamReading['state'] = 'idle'
  let startMs: number | undefined
  let firstMs: number | undefined
  let firstTokenMs: number | undefined
  let reasoningAtMs: number | undefined
  let lastReasoningMs = 0
  let lastMs = 0
  let count = 0
  let highestSequence = -1
  let replayUntilMs = 0
  let newestBucket = 0

  function advance(nowMs: number): void {
    const bucket = Math.floor(nowMs / bucketMs)
    const passed = Math.min(bucket - newestBucket, bucketCount)
    for (let step = 0; step < passed; step++) buckets[(bucket - step) % bucketCount] = 0
    newestBucket = Math.max(bucket, newestBucket)
  }

  function begin(nowMs: number): void {
    state = 'waiting'
    firstMs = undefined
    firstTokenMs = undefined
    reasoningAtMs = undefined
    count = 0
    highestSequence = -1
    buckets.fill(0)
    newestBucket = Math.floor(nowMs / bucketMs)
  }

  return {
    start(nowMs) {
      begin(nowMs)
      startMs = nowMs
      replayUntilMs = 0
    },

    resume(nowMs) {
      replayUntilMs = nowMs + replayMs
      if (isRunning()) return
      begin(nowMs)
      startMs = undefined
    },

    token(nowMs, { type, sequence }) {
      if (sequence <= highestSequence) return
      highestSequence = sequence
      if (type === 'reasoning') return think(nowMs)
      if (state === 'waiting' || state === 'thinking') {
        state = 'streaming'
        if (startMs !== undefined) firstTokenMs = nowMs - startMs
      }
      if (nowMs < replayUntilMs) return
      advance(nowMs)
      const bucket = newestBucket % bucketCount
      buckets[bucket] = (buckets[bucket] ?? 0) + 1
      firstMs ??= nowMs
      lastMs = nowMs
      count += 1
    },

    end() {
      if (isRunning()) state = 'done'
    },

    read(nowMs) {
      const sinceStart = (ms: number | undefined) =>
        startMs === undefined || ms === undefined ? undefined : ms - startMs
      const firstReasoningMs = sinceStart(reasoningAtMs)
      const textMs = firstTokenMs ?? lastReasoningMs - (startMs ?? 0)
      return {
        state,
        firstTokenMs,
        firstReasoningMs,
        reasoningMs: firstReasoningMs === undefined ? undefined : textMs - firstReasoningMs,
        tokensPerSecond: rate(nowMs),
      }
    },
  }

  function isRunning(): boolean {
    return state === 'waiting' || state === 'thinking' || state === 'streaming'
  }

  function think(nowMs: number): void {
    if (state === 'waiting') state = 'thinking'
    reasoningAtMs ??= nowMs
    lastReasoningMs = nowMs
  }

  function rate(nowMs: number): number | undefined {
    if (firstMs === undefined || count < 2) return undefined
    const spanMs = lastMs - firstMs
    const whole = spanMs > 0 ? ((count - 1) * 1000) / spanMs : undefined
    if (state !== 'streaming') return whole
    const windowMs = bucketMs * bucketCount
    if (nowMs - firstMs < windowMs) return whole
    advance(nowMs)
    return (buckets.reduce((sum, each) => sum + each, 0) * 1000) / windowMs
  }
}
