import type { Part } from '../samples/run-sample.ts'
import { benchMetrics } from './names.ts'
import { type Labels, type Point, STALE } from './point.ts'
import type { RunState } from './run-state.ts'

/** The series of the bench, from the states of a run, one after another. Counters begin at 0. */
export type StateSeries = {
  points(state: RunState): Point[]
  /** Ends every series that there was. */
  end(atMs: number): Point[]
}

export function stateSeries(labels: Labels): StateSeries {
  let window: string | undefined
  const begun = new Set<string>()

  const counter = (name: string, own: Labels, value: number, atMs: number): Point[] => {
    const key = name + JSON.stringify(own)
    const point = { name, labels: { ...labels, ...own }, value, atMs }
    if (begun.has(key)) return [point]
    begun.add(key)
    return [{ ...point, value: 0, atMs: atMs - 1 }, point]
  }
  const windowPoints = (next: string | undefined, atMs: number): Point[] => {
    const point = (name: string, value: Point['value'], at: number) => ({
      name: benchMetrics.window,
      labels: { ...labels, window: name },
      value,
      atMs: at,
    })
    const ended = window !== undefined && window !== next ? window : undefined
    window = next
    return [
      // 0 as well: a file of past series cannot tell that a series has ended.
      ...(ended === undefined ? [] : [point(ended, 0, atMs - 1), point(ended, STALE, atMs)]),
      ...(next === undefined ? [] : [point(next, 1, atMs)]),
    ]
  }
  const seen = new Map<string, Point>()
  const points = ({ atMs, connections, tokens, cpuSeconds, window: next }: RunState): Point[] => [
    ...windowPoints(next, atMs),
    { name: benchMetrics.connections, labels, value: connections, atMs },
    ...counter(benchMetrics.tokens, {}, tokens, atMs),
    ...(Object.keys(cpuSeconds) as Part[]).flatMap(part =>
      counter(benchMetrics.cpuSeconds, { part }, cpuSeconds[part] ?? 0, atMs),
    ),
  ]
  return {
    points(state) {
      const found = points(state)
      for (const point of found) seen.set(point.name + JSON.stringify(point.labels), point)
      return found
    },
    end: atMs =>
      [...seen.values()]
        .filter(({ value }) => value !== STALE)
        .map(point => ({ ...point, value: STALE, atMs })),
  }
}
