import type { ScenarioName } from '../../../plan/scenario-name.ts'
import type { Trial } from '../../../samples/trial.ts'
import type { Words } from '../../../words.ts'
import type { ChartData } from '../chart-data.ts'
import { drillCourses } from '../drill-courses.ts'

const drills: readonly {
  readonly scenario: ScenarioName
  readonly claim: string
  readonly title: Words
}[] = [
  {
    scenario: 'crash-page',
    claim: 'fault-tolerance',
    title: { en: 'Crash of the process with the pages', zh: '页面进程崩溃' },
  },
  {
    scenario: 'crash-socket',
    claim: 'fault-tolerance',
    title: { en: 'Crash of the process with the socket', zh: 'WebSocket 进程崩溃' },
  },
  {
    scenario: 'stall-page',
    claim: 'resource-isolation',
    title: { en: 'The process with the pages hangs for 2 s', zh: '页面进程挂起 2 秒' },
  },
  {
    scenario: 'stall-socket',
    claim: 'resource-isolation',
    title: { en: 'The process with the socket hangs for 2 s', zh: 'WebSocket 进程挂起 2 秒' },
  },
  {
    scenario: 'release-page',
    claim: 'production-readiness',
    title: { en: 'Release of the front end', zh: '发布前端' },
  },
  {
    scenario: 'release-socket',
    claim: 'production-readiness',
    title: { en: 'Release of the socket server', zh: '发布 WebSocket 服务' },
  },
]

/** What each drill left alive over time. */
export function drillCharts(trials: readonly Trial[]): readonly ChartData[] {
  return drills.flatMap(({ scenario, claim, title }) => {
    const courses = drillCourses(trials.filter(({ header }) => header.scenario === scenario))
    return courses.length === 0
      ? []
      : [{ kind: 'timeline', claim, title, scenario, courses } as const]
  })
}
