import type { Unit } from '../../measures/measure.ts'
import type { ScenarioName } from '../../plan/scenarios/registry.ts'
import type { Language } from '../language.ts'

/** A text in whichever language is asked for. */
type InLanguage = (language: Language) => string

// What the report draws beside the figures of a claim, as data. The ratios of a claim need none of it: they are drawn from
// the comparison itself.

/** A value of one deployment in one round. `x` and `y` are in the units of the chart. */
export type ChartPoint = {
  readonly deployment: string
  readonly round: number
  readonly x: number
  readonly y: number
}

/** A quantity on an axis. */
export type Axis = { readonly title: InLanguage; readonly unit: Unit }

/** Under which claim a chart stands, and its heading. */
type Placed = { readonly claim: string; readonly title: InLanguage }

/** A quantity that grows in a straight line: its points and the line fitted to them, as memory over connections. */
export type LadderChart = Placed & {
  readonly kind: 'ladder'
  readonly x: Axis
  readonly y: Axis
  /** What the slope counts by: "per connection". */
  readonly step: InLanguage
  readonly points: readonly ChartPoint[]
}

/** A quantity that bends: medians over the rounds, their spread, the limit if there is one, and where two cross. */
export type CurveChart = Placed & {
  readonly kind: 'curve'
  readonly x: Axis
  readonly y: Axis
  readonly scale: 'linear' | 'log'
  /** A line that must not be passed, as the SLO, in the unit of `y`. */
  readonly limit?: { readonly value: number; readonly title: InLanguage }
  readonly points: readonly ChartPoint[]
}

/** The delay below which a share of the tokens stayed. */
export type Quantile = { readonly share: number; readonly ms: number }

/** Delays of one origin, pooled over the rounds. `control`: straight from the mock, without a deployment between. */
export type DelaySeries = {
  readonly origin:
    | { readonly kind: 'deployment'; readonly name: string }
    | { readonly kind: 'control' }
  readonly tokens: number
  /** Ascending; the last is the largest delay. */
  readonly quantiles: readonly Quantile[]
}

/** How the delays of tokens are distributed, from the median out to the tail. */
export type DelaysChart = Placed & {
  readonly kind: 'delays'
  readonly series: readonly DelaySeries[]
}

/** What was left alive at a moment. Milliseconds count from the first fault. */
export type Survival = {
  readonly atMs: number
  /** Of the answers that ran through the drill, those that were not lost. */
  readonly answers: number
  /** Of the pages asked for around that moment, those answered in time; undefined where none was asked for. */
  readonly pages: number | undefined
}

/** A moment at which something was done to a process. */
export type FaultMark = { readonly atMs: number; readonly action: string; readonly process: string }

/** A drill of one deployment, pooled over its rounds. */
export type DrillCourse = {
  readonly deployment: string
  readonly rounds: number
  readonly answers: number
  /** Sockets that went away, of all rounds. */
  readonly drops: number
  readonly survival: readonly Survival[]
  readonly marks: readonly FaultMark[]
}

/** What a fault left alive, over time, a panel for each deployment. */
export type TimelineChart = Placed & {
  readonly kind: 'timeline'
  readonly scenario: ScenarioName
  readonly courses: readonly DrillCourse[]
}

export type ChartData = LadderChart | CurveChart | DelaysChart | TimelineChart
