import { describe, expect, it } from 'vitest'
import { measureNamed } from '../../measures/registry.ts'
import { LEVEL } from '../statistics/student.ts'
import type { MeasuredDeviation } from './testing/deviations-of.ts'
import { measuresAt, noises, none, percent, SIMULATION_MS } from './testing/reference-measures.ts'
import { monteCarloError, simulateReports } from './testing/simulate-reports.ts'
import type { SimulatedMeasure } from './testing/simulated-report.ts'

// The whole procedure over thousands of reports whose truth is known: rounds, stopping rule, intervals, Holm, verdicts. It prints
// the rates, and fails when a report is wrong more often than 5%.

const REPORTS = 4_000
/** Ranks take longer. */
const SKEWED_REPORTS = 2_000
/** Load on the machine reaches every measure of a round: none of the scatter in common, and half of it. */
const sharedParts = [0, 0.5]

/** The same, with the shares leaning to one side. */
const withOneSidedShares = (measures: readonly SimulatedMeasure[]) =>
  measures.map(
    (one): SimulatedMeasure => (one.kind === 'ratio' ? one : { ...one, noise: 'one-sided' }),
  )

describe(`false alarms, the deviations of the reference`, { timeout: SIMULATION_MS }, () => {
  const truths = {
    'no difference': none,
    'exactly the threshold': ({ threshold }: MeasuredDeviation) => threshold,
    'exactly the threshold, the other way': ({ kind, threshold }: MeasuredDeviation) =>
      kind === 'ratio' ? 1 / threshold : -threshold,
  }
  const cases = Object.entries(truths).flatMap(([truth, truthOf]) =>
    noises.flatMap(noise => sharedParts.map(shared => ({ truth, truthOf, noise, shared }))),
  )

  it.each(cases)('$truth, $noise noise, $shared of it shared', ({ truthOf, noise, shared }) => {
    const limit = LEVEL + monteCarloError(LEVEL, REPORTS)
    // A budget that ends most reports, and one with room for the stopping rule.
    for (const maximumRounds of [12, 40]) {
      const result = simulateReports({
        ...{ measures: measuresAt(truthOf), noise, shared, maximumRounds },
        ...{ reports: REPORTS, seed: maximumRounds },
      })
      console.log(
        `up to ${maximumRounds} rounds (mean ${result.meanRounds.toFixed(1)}): a difference called in ` +
          `${percent(result.falseAlarms)} of reports, none in ${percent(result.falseReassurances)}, both wrongly`,
      )
      expect(result.falseAlarms).toBeLessThanOrEqual(limit)
      expect(result.falseReassurances).toBeLessThanOrEqual(limit)
    }
  })

  it.each(Object.entries(truths))('%s, shares that lean to one side', (_, truthOf) => {
    for (const maximumRounds of [12, 40]) {
      const { falseAlarms, falseReassurances } = simulateReports({
        ...{ measures: withOneSidedShares(measuresAt(truthOf)), noise: 'normal', shared: 0 },
        ...{ maximumRounds, reports: REPORTS, seed: maximumRounds },
      })
      console.log(
        `up to ${maximumRounds} rounds: a difference called in ${percent(falseAlarms)} of reports, ` +
          `none in ${percent(falseReassurances)}, both wrongly`,
      )
      expect(falseAlarms).toBeLessThanOrEqual(LEVEL + monteCarloError(LEVEL, REPORTS))
    }
  })

  it.each(Object.entries(truths))('%s, delays as they were seen to scatter', (_, truthOf) => {
    const measures = measuresAt(truthOf).map(
      (one): SimulatedMeasure =>
        measureNamed(one.name).skewed ? { ...one, skewed: true, noise: 'observed' } : one,
    )
    const { falseAlarms, falseReassurances } = simulateReports({
      ...{ measures, noise: 'normal', shared: 0, maximumRounds: 12 },
      ...{ reports: SKEWED_REPORTS, seed: 12 },
    })
    console.log(
      `up to 12 rounds: a difference called in ${percent(falseAlarms)} of reports, ` +
        `none in ${percent(falseReassurances)}, both wrongly`,
    )
    const limit = LEVEL + monteCarloError(LEVEL, SKEWED_REPORTS)
    expect(falseAlarms + falseReassurances).toBeLessThanOrEqual(limit)
  })

  it.each(noises)('where any difference would count, %s noise', noise => {
    // Threshold 1: both sides of every measure can go wrong, and little scatter lets the stopping rule act.
    const measures = Array.from(
      { length: 12 },
      (_, index): SimulatedMeasure => ({
        ...{ name: `measure-${index}`, kind: 'ratio', deviation: 0.03 },
        ...{ truth: 1, threshold: 1, target: 1.05 },
      }),
    )
    const result = simulateReports({
      ...{ measures, noise, shared: 0, maximumRounds: 40, reports: REPORTS, seed: 1 },
    })
    console.log(`a difference called in ${percent(result.falseAlarms)} of reports, wrongly`)
    expect(result.falseAlarms).toBeLessThanOrEqual(LEVEL + monteCarloError(LEVEL, REPORTS))
  })
})
