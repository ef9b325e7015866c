import { commonLabels, metrics } from '../../core/metrics/names.ts'
import type { MemorySample } from '../samples/run-sample.ts'
import type { Labels, Point } from './point.ts'

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
