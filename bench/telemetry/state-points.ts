import { commonLabels, metrics } from '../../core/metrics/names.ts'
import type { MemorySample, Part } from '../samples/run-sample.ts'
import { benchMetrics } from './names.ts'
import type { RunState } from './run-state.ts'
import type { Labels, Point } from './series.ts'

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

/**
 * The runner's own reading of the PSS under the name of the processes' metric; `processes` are the labels of each process, in the
 * order in which they were started. The processes are not asked for it in a bench, because reading it stalls them: the runner reads
 * it while nothing is measured, and the dashboards see the same.
 */
export function memoryPoints(
  { pssBytesByProcess = [] }: MemorySample,
  processes: readonly Labels[],
  atMs: number,
): Point[] {
  return processes.flatMap((labels, index) => {
    const value = pssBytesByProcess[index]
    return value === undefined
      ? []
      : [{ name: metrics.proportionalMemory.name, labels, value, atMs }]
  })
}

/** What a process says of itself in every series; nothing when none of them came from it. */
export function ownLabels(points: readonly Point[]): Labels {
  const { process } = commonLabels
  const name = points.map(({ labels }) => labels[process]).find(each => each !== undefined)
  return name === undefined ? {} : { [process]: name }
}
