import { Counter, Trend } from 'k6/metrics'
import type { LoadSample } from '../../samples/load-sample.ts'
import { k6CustomMetrics as names } from '../k6-series.ts'

/** A sample to the runner, which reads k6's log: one line per stream or page, never per token. */
export function emit(sample: LoadSample): void {
  record(sample)
  console.log(JSON.stringify(sample))
}

// k6's own metrics know sockets and frames, not answers. One value an answer, never one a token: k6 keeps every value
// of a trend.

const timeToFirstToken = new Trend(names.timeToFirstToken, true)
const lateness = new Trend(names.lateness, true)
const tokens = new Counter(names.tokens)
const answers = new Counter(names.answers)
const connects = new Counter(names.connects)
const drops = new Counter(names.drops)

/** Counts a sample in the metrics that k6 writes to Prometheus. */
export function record(sample: LoadSample): void {
  if (sample.type === 'connect') {
    connects.add(sample.opened, { outcome: 'opened' })
    connects.add(sample.failed, { outcome: 'failed' })
  }
  if (sample.type === 'drop') drops.add(1)
  if (sample.type !== 'stream') return
  const { plannedMs, sentMs, firstTextMs, outcome } = sample
  if (firstTextMs !== undefined) timeToFirstToken.add(firstTextMs - plannedMs)
  lateness.add(sentMs - plannedMs)
  tokens.add(sample.tokens)
  answers.add(1, { outcome })
}
