import type { Trial } from '../../../samples/trial.ts'
import type { ChartData, Point } from '../chart-data.ts'

type XY = { readonly x: number; readonly y: number | undefined }

/** Each trial's points, with whose they are. A point without a value is none. */
export function pointsOf(
  trials: readonly Trial[],
  xy: (trial: Trial) => readonly XY[],
): readonly Point[] {
  return trials.flatMap(trial => {
    const { deployment, round } = trial.header
    return xy(trial).flatMap(({ x, y }) => (y === undefined ? [] : [{ deployment, round, x, y }]))
  })
}

/** The chart, or nothing where it has no point. */
export const drawn = (
  chart: ChartData & { readonly points: readonly Point[] },
): readonly ChartData[] => (chart.points.length === 0 ? [] : [chart])
