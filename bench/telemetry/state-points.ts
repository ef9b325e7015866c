import type { Part } from '../samples/run-sample.ts'
import { benchMetrics } from './names.ts'
import type { Labels, Point } from './point.ts'
import type { RunState } from './run-state.ts'

/** The series of the bench, from the states of a run, one after another. Counters begin at 0, and a window that is over is 0. */
export function stateSeries(labels: Labels): (state: RunState) => Point[] {
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
    const point = (name: string, value: number) => ({
      name: benchMetrics.window,
      labels: { ...labels, window: name },
      value,
      atMs,
    })
    const ended = window !== undefined && window !== next ? window : undefined
    window = next
    return [
      ...(ended === undefined ? [] : [point(ended, 0)]),
      ...(next === undefined ? [] : [point(next, 1)]),
    ]
  }
  return ({ atMs, connections, tokens, cpuSeconds, window: next }) => [
    ...windowPoints(next, atMs),
    { name: benchMetrics.connections, labels, value: connections, atMs },
    ...counter(benchMetrics.tokens, {}, tokens, atMs),
    ...(Object.keys(cpuSeconds) as Part[]).flatMap(part =>
      counter(benchMetrics.cpuSeconds, { part }, cpuSeconds[part] ?? 0, atMs),
    ),
  ]
}
