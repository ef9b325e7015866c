import { describe, expect, it } from 'vitest'
import { MINIMUM_ROUNDS } from '../../plan/limits.ts'
import type { MeasuredDeviation } from './testing/deviations-of.ts'
import type { Noise } from './testing/noise.ts'
import {
  deviations,
  measuresAt,
  noises,
  none,
  percent,
  SIMULATION_MS,
} from './testing/reference-measures.ts'
import { type MeasurePower, monteCarloError, simulateReports } from './testing/simulate-reports.ts'
import type { SimulatedMeasure } from './testing/simulated-report.ts'

// How often a difference that is there is found, over thousands of reports: fails when memory and CPU are not found often enough.

const POWER_REPORTS = 1_000
/** At which power is told, and of a share twice its threshold. */
const TRUE_RATIO = 1.1
/** Of these a true 10% must be found in four reports of five, by as many rounds as the reference has. */
const REQUIRED = ['memory-at-zero', 'memory-idle', 'relative-cpu-per-token']
/** By how much chance may turn the power of two simulations round. */
const SLACK = monteCarloError(0.5, POWER_REPORTS)

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
  it.each(noises)('per measure, %s noise: more rounds find more', noise => {
    for (const { measure, deviation, threshold, rounds, kind } of deviations) {
      const [few, many] = [MINIMUM_ROUNDS, Math.max(rounds, 20)].map(count =>
        powerOf(measure, count, noise),
      )
      const told = [few, many].map(
        one => `${percent(one?.found ?? 0)} (any at all: ${percent(one?.differs ?? 0)})`,
      )
      console.log(
        `${kind} of ${measure}, deviation ${percent(deviation)}, beyond ${threshold}: ${told.join(' → ')}`,
      )
      expect(many?.found, measure).toBeGreaterThanOrEqual((few?.found ?? 1) - SLACK)
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
    for (const [index, row] of shares.entries()) {
      for (const [place, found] of row.entries()) {
        expect(found).toBeLessThanOrEqual((row[place + 1] ?? 1) + SLACK)
        expect(found).toBeGreaterThanOrEqual((shares[index + 1]?.[place] ?? 0) - SLACK)
      }
    }
  })
})
