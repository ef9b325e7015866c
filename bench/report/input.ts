import type { Comparison } from '../verdicts/comparison.ts'
import type { ChartData } from './charts/chart-data.ts'
import type { ChartContext } from './charts/drawing.ts'

/** Everything that a report is made of. The same input gives the same report, byte for byte. */
export type ReportInput = {
  readonly comparison: Comparison
  /** Of the reference: every run that is kept, the oldest first, this one among them. */
  readonly kept?: readonly Comparison[]
  readonly charts: readonly ChartData[]
  /** Where the samples lie, as readers should see it: a path within the repository. */
  readonly directory: string
}

/** The input and what depends on the language: what a section of the report is made from. */
export type ReportContext = ReportInput & ChartContext
