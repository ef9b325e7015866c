import { describe, expect, it } from 'vitest'
import { measureNamed } from '../../measures/registry.ts'
import { MINIMUM_ROUNDS } from '../../plan/limits.ts'
import { REFERENCE } from '../../samples/results-directory.ts'
import { readComparison } from '../read-comparison.ts'
import { LEVEL } from '../statistics/level.ts'
import type { Noise } from '../statistics/noise.ts'
import { deviationsOf, type MeasuredDeviation } from './deviations-of.ts'
import { type MeasurePower, monteCarloError, simulateReports } from './simulate-reports.ts'
import type { SimulatedMeasure } from './simulated-report.ts'

// The whole procedure over thousands of reports whose truth is known: rounds, stopping rule, intervals, Holm, verdicts. It prints
// the rates and the power, and fails when a report is wrong more often than 5%, or memory and CPU are not found often enough.

const SIMULATION_MS = 1_800_000
const REPORTS = 4_000
const POWER_REPORTS = 1_000
/** Ranks take longer. */
const SKEWED_REPORTS = 2_000
/** At which power is told, and of a share twice its threshold. */
const TRUE_RATIO = 1.1
/** Of these a true 10% must be found in four reports of five, by as many rounds as the reference has. */
const REQUIRED = ['memory-at-zero', 'memory-idle', 'relative-cpu-per-token']
const noises: readonly Noise[] = ['normal', 'heavy-tailed']
/** Load on the machine reaches every measure of a round: none of the scatter in common, and half of it. */
const sharedParts = [0, 0.5]

const deviations = deviationsOf(readComparison(REFERENCE)).filter(
  ({ rounds }) => rounds >= MINIMUM_ROUNDS,
)

/** Where nothing differs. */
const none = ({ kind }: MeasuredDeviation) => (kind === 'ratio' ? 1 : 0)

/**
 * The measures at the truth that `truthOf` has for each. What did not scatter at all, as shares that are 100% in every round,
 * stays where nothing differs: chance never decides it, and at the threshold the rounding of the last digit would.
 */
function measuresAt(truthOf: (one: MeasuredDeviation) => number, fixedRounds = false) {
  return deviations.map(
    (one): SimulatedMeasure => ({
      name: one.measure,
      kind: one.kind,
      deviation: one.deviation,
      threshold: one.threshold,
      truth: one.deviation === 0 ? none(one) : truthOf(one),
      target: fixedRounds ? none(one) : one.threshold,
    }),
  )
}

/** The same, with the shares leaning to one side. */
const withOneSidedShares = (measures: readonly SimulatedMeasure[]) =>
  measures.map(
    (one): SimulatedMeasure => (one.kind === 'ratio' ? one : { ...one, noise: 'one-sided' }),
  )

const percent = (share: number) => `${(share * 100).toFixed(1)}%`

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

/** The effect at which power is told: 10%, and of a share twice its threshold. */
const trueEffect = ({ kind, threshold }: MeasuredDeviation) =>
  kind === 'ratio' ? TRUE_RATIO : 2 * threshold

/** One measure's power when all others show no difference: then Holm's correction asks the most of it. */
function powerOf(measure: string, rounds: number, noise: Noise): MeasurePower {
  const truthOf = (one: MeasuredDeviation) =>
    one.measure === measure ? trueEffect(one) : none(one)
  const { measures } = simulateReports({
    ...{ measures: measuresAt(truthOf, true), noise, shared: 0.3, maximumRounds: rounds },
    ...{ reports: POWER_REPORTS, seed: rounds },
  })
  return measures.find(({ name }) => name === measure) ?? expect.fail(measure)
}

describe(`power at a true 10%, the deviations of the reference`, { timeout: SIMULATION_MS }, () => {
  it.each(noises)('per measure, %s noise', noise => {
    const roundsOf = (own: number) =>
      [...new Set([MINIMUM_ROUNDS, 12, 20, own])].sort((a, b) => a - b)
    for (const one of deviations) {
      const { measure, deviation, threshold, rounds } = one
      const cells = roundsOf(rounds).map(count => {
        const { found, differs } = powerOf(measure, count, noise)
        return `${count} rounds ${percent(found)} (any at all: ${percent(differs)})`
      })
      const effects = [trueEffect(one), threshold].map(effect => percent(effect - none(one)))
      console.log(
        `${measure}, deviation ${percent(deviation)}, ${effects[0]} found beyond ${effects[1]}: ${cells.join(', ')}`,
      )
    }
  })

  it.each(REQUIRED)('%s is found in 80% of reports', measure => {
    const { deviation, rounds } =
      deviations.find(one => one.measure === measure && one.kind === 'ratio') ??
      expect.fail(
        `expected a ratio of ${measure} among the deviations of the reference, found none`,
      )
    const { found } = powerOf(measure, rounds, 'normal')
    expect(
      found,
      `${measure}: ${rounds} rounds at a deviation of ${percent(deviation)} between them find a true 10% in ` +
        `${percent(found)} of reports, expected 80%; measure more rounds, or on a quieter machine`,
    ).toBeGreaterThanOrEqual(0.8 - monteCarloError(0.8, POWER_REPORTS))
  })

  it('by deviation and rounds, one measure of twelve', () => {
    const rounds = [8, 12, 16, 20, 30]
    console.log(['deviation', ...rounds.map(count => `${count} rounds`)].join(' | '))
    const shares = [0.01, 0.02, 0.03, 0.05, 0.07, 0.1].map(deviation => {
      const row = rounds.map(maximumRounds => {
        const measures = Array.from(
          { length: 12 },
          (_, index): SimulatedMeasure => ({
            ...{ name: `measure-${index}`, kind: 'ratio', threshold: 1.05, target: 1 },
            deviation: index === 0 ? deviation : 0.03,
            truth: index === 0 ? TRUE_RATIO : 1,
          }),
        )
        return simulateReports({
          ...{ measures, noise: 'normal', shared: 0.3, maximumRounds },
          ...{ reports: POWER_REPORTS, seed: 1 },
        }).measures[0]
      })
      const cells = row.map(
        power => `${percent(power?.found ?? 0)} (≠ 1: ${percent(power?.differs ?? 0)})`,
      )
      console.log([percent(deviation), ...cells].join(' | '))
      return row.map(power => power?.found ?? 0)
    })
    // More rounds and less scatter never find less, apart from chance.
    const slack = monteCarloError(0.5, POWER_REPORTS)
    for (const [index, row] of shares.entries()) {
      for (const [place, found] of row.entries()) {
        expect(found).toBeLessThanOrEqual((row[place + 1] ?? 1) + slack)
        expect(found).toBeGreaterThanOrEqual((shares[index + 1]?.[place] ?? 0) - slack)
      }
    }
  })
})
