import type { ReportInput } from '../input.ts'
import { syntheticCharts } from './synthetic-charts.ts'
import { syntheticComparison } from './synthetic-comparison.ts'

/** A whole report's input that nobody measured. */
export function syntheticReport(): ReportInput {
  return {
    comparison: syntheticComparison(),
    charts: syntheticCharts(),
    directory: 'results/2026-01-02T03-04-05-synthetic',
  }
}
