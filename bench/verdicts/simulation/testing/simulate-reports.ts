import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { Evidence, TestedEvidence } from '../../comparison.ts'
import {
  type Circumstances,
  type SimulatedMeasure,
  type SimulatedReport,
  simulatedReport,
} from './simulated-report.ts'

/** How many reports, in which circumstances. */
export type Simulation = Circumstances & { readonly reports: number; readonly seed: number }

/** What became of one measure, as shares of the reports. */
export type MeasurePower = SimulatedMeasure & {
  /** Confirmed, or refuted, as is true. */
  readonly found: number
  readonly noDifference: number
  /** Its own interval, uncorrected, leaves out "no difference at all": a ratio of 1, a difference of 0. */
  readonly differs: number
}

/** What became of the reports. */
export type SimulationResult = {
  /** The share of reports that call a difference where none counts, or the wrong way round. */
  readonly falseAlarms: number
  /** The share that say "no difference" where one counts. */
  readonly falseReassurances: number
  readonly meanRounds: number
  readonly measures: readonly MeasurePower[]
}

/**
 * Makes many reports of measures whose truth is known, the stopping rule included, and counts what is wrong in them. Pure:
 * the same seed gives the same.
 *
 * A truth exactly at the threshold is the hardest case: it counts for neither, so that each decision about it is an error.
 */
export function simulateReports(simulation: Simulation): SimulationResult {
  const random = xoroshiro128plus(simulation.seed)
  const reports = Array.from({ length: simulation.reports }, () =>
    simulatedReport(simulation, random),
  )
  const share = (holds: (report: SimulatedReport) => boolean) =>
    reports.filter(holds).length / reports.length
  const inAny =
    (isWrong: (measure: SimulatedMeasure, evidence: Evidence | undefined) => boolean) =>
    ({ evidence }: SimulatedReport) =>
      simulation.measures.some((measure, index) => isWrong(measure, evidence[index]))
  return {
    falseAlarms: share(inAny(isFalseAlarm)),
    falseReassurances: share(inAny(isFalseReassurance)),
    meanRounds: reports.reduce((sum, { rounds }) => sum + rounds, 0) / reports.length,
    measures: simulation.measures.map((measure, index) => ({
      ...measure,
      found: share(({ evidence }) => isFound(measure, evidence[index])),
      noDifference: share(({ evidence }) => verdictOf(evidence[index]) === 'no difference'),
      differs: share(({ evidence }) => leavesOutNone(evidence[index])),
    })),
  }
}

/** The Monte Carlo error of a share: three standard errors, so that one simulation in 700 is beyond it by chance. */
export function monteCarloError(share: number, reports: number): number {
  return 3 * Math.sqrt((share * (1 - share)) / reports)
}

const isTested = (evidence: Evidence | undefined): evidence is TestedEvidence =>
  evidence?.state === 'ratio' || evidence?.state === 'difference'

const verdictOf = (evidence: Evidence | undefined) =>
  isTested(evidence) ? evidence.verdict : undefined

/** Where nothing differs. */
const none = (kind: SimulatedMeasure['kind']) => (kind === 'ratio' ? 1 : 0)

const isFound = ({ kind, truth }: SimulatedMeasure, evidence: Evidence | undefined) =>
  verdictOf(evidence) === (truth > none(kind) ? 'confirmed' : 'refuted')

function isFalseAlarm(measure: SimulatedMeasure, evidence: Evidence | undefined): boolean {
  const verdict = verdictOf(evidence)
  if (verdict !== 'confirmed' && verdict !== 'refuted') return false
  return distance(measure) <= 1 || !isFound(measure, evidence)
}

const isFalseReassurance = (measure: SimulatedMeasure, evidence: Evidence | undefined) =>
  verdictOf(evidence) === 'no difference' && distance(measure) >= 1

/** How far the truth lies from no difference at all, the threshold being 1 away. */
function distance({ kind, truth, threshold }: SimulatedMeasure): number {
  if (kind === 'difference') return Math.abs(truth) / threshold
  if (truth === threshold || truth === 1 / threshold) return 1
  return Math.abs(Math.log(truth)) / Math.log(threshold)
}

function leavesOutNone(evidence: Evidence | undefined): boolean {
  if (!isTested(evidence)) return false
  const { from, to } = evidence.interval
  return from > none(evidence.state) || to < none(evidence.state)
}
