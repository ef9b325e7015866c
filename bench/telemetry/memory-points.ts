import { commonLabels, metrics } from '../../core/metrics/names.ts'
import type { MemorySample } from '../samples/run-sample.ts'
import { type Labels, type Point, STALE } from './point.ts'

/** The memory series of a deployment's processes. */
export type MemorySeries = {
  /** A reading of the runner; `processes` are the labels of each process, in the order in which they were started. */
  points(reading: MemorySample, processes: readonly Labels[], atMs: number): Point[]
  /** Ends every series that there was. */
  end(atMs: number): Point[]
}

/**
 * The runner's own readings of the PSS under the name of the processes' metric. The processes are not asked for it in a
 * bench, because reading it stalls them: the runner reads it while nothing is measured, and the dashboards see the same.
 */
export function memorySeries(): MemorySeries {
  let last: readonly Point[] = []
  return {
    points({ pssBytesByProcess = [] }, processes, atMs) {
      const points = processes.flatMap((labels, index) => {
        const value = pssBytesByProcess[index]
        return value === undefined
          ? []
          : [{ name: metrics.proportionalMemory.name, labels, value, atMs }]
      })
      if (points.length > 0) last = points
      return points
    },
    end: atMs => last.map(point => ({ ...point, value: STALE, atMs })),
  }
}

/** What a process says of itself in every series; nothing when none of them came from it. */
export function ownLabels(points: readonly Point[]): Labels {
  const { process } = commonLabels
  const name = points.map(({ labels }) => labels[process]).find(each => each !== undefined)
  return name === undefined ? {} : { [process]: name }
}
