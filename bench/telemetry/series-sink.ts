import { appendFileSync } from 'node:fs'
import { messageOf } from '../machine/availability.ts'
import type { Point } from './point.ts'
import type { PrometheusServer } from './prometheus-server.ts'
import { metricLine } from './series-text.ts'

/** The file of a run's series, beside its samples: every point that Prometheus gets, and what it scrapes. */
export const SERIES_FILE = 'series.om'

/** Takes the points of a run. */
export type SeriesSink = {
  /** Keeps them in the file and sends them on. Never waits. */
  push(points: readonly Point[]): void
  /** Keeps them in the file alone. */
  keep(points: readonly Point[]): void
  /** Waits until everything was sent, or given up. */
  flush(): Promise<void>
  /** Whether everything so far was taken by Prometheus. */
  readonly streaming: boolean
}

/**
 * Writes points to a file, so that a Prometheus of a later day can have them, and to the one that is there. The first
 * write that it does not take is the last: one warning, and the run goes on.
 */
export function openSeriesSink(
  file: string,
  prometheus: PrometheusServer,
  onWarning: (message: string) => void,
): SeriesSink {
  let streaming = prometheus.state === 'ready'
  let sending = Promise.resolve()

  const send = async (points: readonly Point[]) => {
    if (!streaming || prometheus.state !== 'ready') return
    try {
      await prometheus.write(points)
    } catch (error) {
      streaming = false
      onWarning(
        `warning: Prometheus at ${prometheus.url} took no more: ${messageOf(error)}. The run goes on without it.`,
      )
    }
  }
  const keep = (points: readonly Point[]) => appendFileSync(file, points.map(metricLine).join(''))
  return {
    keep,
    push(points) {
      if (points.length === 0) return
      keep(points)
      sending = sending.then(() => send(points))
    },
    flush: () => sending,
    get streaming() {
      return streaming
    },
  }
}
