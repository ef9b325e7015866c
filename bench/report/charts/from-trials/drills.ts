import { faultScenarios } from '../../../plan/scenarios/registry.ts'
import type { FaultKind } from '../../../plan/scenarios/scenario.ts'
import type { Trial } from '../../../samples/trial.ts'
import type { ChartData } from '../chart-data.ts'
import { drillCourses } from '../drill-courses.ts'

/** The claim that each kind of fault is evidence for. */
const CLAIMS: Readonly<Record<FaultKind, string>> = {
  crash: 'fault-tolerance',
  stall: 'resource-isolation',
  release: 'production-readiness',
}

/** What each drill left alive over time. */
export function drillCharts(trials: readonly Trial[]): readonly ChartData[] {
  return faultScenarios.flatMap(({ name: scenario, title, action }) => {
    const claim = CLAIMS[action.fault]
    const courses = drillCourses(trials.filter(({ header }) => header.scenario === scenario))
    return courses.length === 0
      ? []
      : [
          {
            kind: 'timeline',
            claim,
            title: language => title[language],
            scenario,
            courses,
          } as const,
        ]
  })
}
