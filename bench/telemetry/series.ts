import { appendFileSync } from 'node:fs'
import type { Point } from './point.ts'
import { exposedLine, metricLine } from './series-text.ts'

/** The file of a run's series, beside its samples: every point of them, and what the deployment's processes expose. */
export const SERIES_FILE = 'series.om'

/** The series of a run. */
export type Series = {
  /** Keeps the points in the file, and the last one of each series to be read. */
  push(points: readonly Point[]): void
  /** Keeps them in the file alone: Prometheus reads them where they come from. */
  keep(points: readonly Point[]): void
  /** The last point of each series, in Prometheus's text format. */
  exposed(): string
}

/** Keeps the series of a run twice: in a file, for a Prometheus of a later day, and as they are now, for one that reads them. */
export function openSeries(file: string): Series {
  const last = new Map<string, string>()
  const keep = (points: readonly Point[]) => appendFileSync(file, points.map(metricLine).join(''))
  return {
    keep,
    push(points) {
      keep(points)
      for (const { name, labels, value } of points) {
        const series = `${name}${JSON.stringify(labels)}`
        last.set(series, exposedLine({ name, labels, value }))
      }
    },
    exposed: () => [...last.values()].join(''),
  }
}
