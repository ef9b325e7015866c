import type { PlannedFor } from './planned-scenario.ts'
import type { RunPlan } from './run-plan.ts'
import { decisionMap, MAP_SHARES } from './scenarios/decision-map.ts'
import { pointsOfOwnPage } from './scenarios/own-page.ts'
import { BOOT_SECONDS, secondsOfVisits } from './visits.ts'

/** What a decision map is asked for. */
export type AskedMap = {
  readonly subjects: readonly string[]
  /** How often each point is visited in each subject. */
  readonly pairs: number
  readonly seed: number
}

/** Plans a decision map alone: one trial of all subjects. Another app has no pages of the bench, and its own once it was looked at. */
export function mapPlan(
  { subjects, pairs, seed }: AskedMap,
  { page, pageCpuMs, otherApp }: Pick<PlannedFor, 'page' | 'pageCpuMs' | 'otherApp'>,
): RunPlan {
  const { name: scenario, action } = decisionMap
  const bundled = action.visits.points.filter(({ share }) => share === 0 || !otherApp)
  const own =
    page === undefined || pageCpuMs === undefined
      ? []
      : pointsOfOwnPage({ path: page, cpuMs: pageCpuMs }, MAP_SHARES)
  const visits = { ...action.visits, pairs, points: [...bundled, ...own] }
  const seconds = Math.ceil(secondsOfVisits(visits, subjects.length)) + BOOT_SECONDS
  return {
    command: 'bench:map',
    subjects,
    scenarios: [{ scenario, seconds, rounds: 1, action: { ...action, visits } }],
    leftOut: [],
    rounds: { until: 'done', atLeast: 1 },
    seed,
    quick: false,
    ...(page === undefined ? {} : { page }),
  }
}
