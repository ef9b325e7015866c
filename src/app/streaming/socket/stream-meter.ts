/** What the status bar shows of the current or last answer. */
export type StreamReading = {
  readonly state: 'idle' | 'waiting' | 'streaming' | 'done'
  /** From pressing send to the first token; undefined when this page did not see it. */
  readonly firstTokenMs: number | undefined
  /** Text deltas a second: over the last two seconds while streaming, over the answer when done. */
  readonly tokensPerSecond: number | undefined
}

/** Counts the text deltas of one answer at a time. Times are milliseconds of one monotonic clock. */
export interface StreamMeter {
  start(nowMs: number): void
  /** The same answer is about to be replayed on a new connection. */
  resume(nowMs: number): void
  token(nowMs: number, sequence: number): void
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
      if (state === 'waiting' || state === 'streaming') return
      begin(nowMs)
      startMs = undefined
    },

    token(nowMs, sequence) {
      if (sequence <= highestSequence) return
      highestSequence = sequence
      if (state === 'waiting') {
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
      if (state === 'waiting' || state === 'streaming') state = 'done'
    },

    read(nowMs) {
      return { state, firstTokenMs, tokensPerSecond: rate(nowMs) }
    },
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

/** The sequence number of a frame that carries text; undefined for every other frame. */
export function textDeltaSequence(frame: string): number | undefined {
  // In a string value the quotes would be escaped: only the frame's own fields can match.
  if (!frame.includes('"type":"text-delta"')) return undefined
  const digits = /"sequence":(\d+)/.exec(frame)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/** The request that a frame of the server is about, or that a frame of ours begins; undefined for every other frame. */
export function requestIdOf(frame: string): string | undefined {
  return /^\{"type":"(?:send|resume|chunk)","requestId":"([^"]*)"/.exec(frame)?.[1]
}
