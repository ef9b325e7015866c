import { median } from 'simple-statistics'
import type { Point } from './chart-data.ts'

/** The rounds of one deployment at one place: their median, smallest and largest, and how many they are. */
export type Middle = {
  readonly deployment: string
  readonly x: number
  readonly y: number
  readonly low: number
  readonly high: number
  readonly rounds: number
}

/** The points of several rounds → one for each deployment and x, deployments in order of appearance, x ascending. */
export function medians(points: readonly Point[]): readonly Middle[] {
  return [...Map.groupBy(points, ({ deployment }) => deployment)].flatMap(([deployment, own]) =>
    [...Map.groupBy(own, ({ x }) => x)]
      .toSorted(([a], [b]) => a - b)
      .map(([x, same]) => {
        const values = same.map(({ y }) => y)
        const [low, high] = [Math.min(...values), Math.max(...values)]
        return { deployment, x, y: median(values), low, high, rounds: values.length }
      }),
  )
}
