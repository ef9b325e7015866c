import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Comparison } from '../../comparison/comparison.ts'
import { LEVEL } from '../../statistics/log-estimate.ts'
import { MINIMUM_ROUNDS } from '../../statistics/next-step.ts'
import type { Noise } from '../../statistics/noise.ts'
import { deviationsOf, type MeasuredDeviation } from './deviations-of.ts'
import { type MeasurePower, monteCarloError, simulateReports } from './simulate-reports.ts'

// The whole procedure over thousands of reports whose truth is known: rounds, stopping rule, intervals, Holm, verdicts. It prints
// the rates and the power, and fails when a report is wrong more often than 5%, or memory and CPU are not found often enough.

const REPORTS = 4_000
const POWER_REPORTS = 1_000
const TRUE_DIFFERENCE = 1.1
const noises: readonly Noise[] = ['normal', 'heavy-tailed']
/** Load on the machine reaches every measure of a round: none of the scatter in common, and half of it. */
const sharedParts = [0, 0.5]

const reference = new URL('../../../docs/results/reference/comparison.json', import.meta.url)

/** Where there is no reference result yet: what such measures scatter on a shared machine of two cores, rather too much. */
const assumed: readonly MeasuredDeviation[] = (
  [
    ['memory-at-zero', 0.01],
    ['memory-idle', 0.01],
    ['memory-streaming', 0.02],
    ['cpu-per-token', 0.02],
    ['cpu-per-token-beside-pages', 0.025],
    ['goodput', 0.01],
    ['ttft-p99', 0.05],
    ['page-p99-alone', 0.05],
    ['page-p99-beside-streams', 0.08],
    ['added-delay-p99', 0.08],
    ['added-delay-p99-beside-pages', 0.1],
    ['token-delay-rise', 0.12],
  ] as const
).map(([measure, deviation]) => ({ measure, deviation, threshold: 1.05, rounds: MINIMUM_ROUNDS }))

const { source, deviations } = readDeviations()

function readDeviations() {
  const claims = existsSync(reference)
    ? (JSON.parse(readFileSync(reference, 'utf8')) as Partial<Comparison>).claims
    : undefined
  const measured = claims === undefined ? [] : deviationsOf({ claims })
  if (measured.length === 0) return { source: 'assumed deviations', deviations: assumed }
  return { source: 'the deviations of the reference result', deviations: measured }
}

/** The measures at true ratios, as far from 1 as `truthOf` has it for each. */
function measuresAt(truthOf: (one: MeasuredDeviation) => number, fixedRounds = false) {
  return deviations.map(one => ({
    name: one.measure,
    deviation: one.deviation,
    threshold: one.threshold,
    truth: truthOf(one),
    target: fixedRounds ? 1 : one.threshold,
  }))
}

const percent = (share: number) => `${(share * 100).toFixed(1)}%`

describe(`false alarms, ${source}`, () => {
  const truths = {
    'no difference': () => 1,
    'exactly the threshold': ({ threshold }: MeasuredDeviation) => threshold,
    'exactly the threshold, the other way': ({ threshold }: MeasuredDeviation) => 1 / threshold,
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

  it.each(noises)('where any difference would count, %s noise', noise => {
    // Threshold 1: both sides of every measure can go wrong, and little scatter lets the stopping rule act.
    const measures = Array.from({ length: 12 }, (_, index) => ({
      ...{ name: `measure-${index}`, deviation: 0.03, truth: 1, threshold: 1, target: 1.05 },
    }))
    const result = simulateReports({
      ...{ measures, noise, shared: 0, maximumRounds: 40, reports: REPORTS, seed: 1 },
    })
    console.log(`a difference called in ${percent(result.falseAlarms)} of reports, wrongly`)
    expect(result.falseAlarms).toBeLessThanOrEqual(LEVEL + monteCarloError(LEVEL, REPORTS))
  })
})

/** One measure's power when all others show no difference: then Holm's correction asks the most of it. */
function powerOf(measure: string, rounds: number, noise: Noise): MeasurePower {
  const truthOf = (one: MeasuredDeviation) => (one.measure === measure ? TRUE_DIFFERENCE : 1)
  const { measures } = simulateReports({
    ...{ measures: measuresAt(truthOf, true), noise, shared: 0.3, maximumRounds: rounds },
    ...{ reports: POWER_REPORTS, seed: rounds },
  })
  return measures.find(({ name }) => name === measure) ?? expect.fail(measure)
}

describe(`power at a true 10%, ${source}`, () => {
  it.each(noises)('per measure, %s noise', noise => {
    const roundsOf = (own: number) =>
      [...new Set([MINIMUM_ROUNDS, 12, 20, own])].sort((a, b) => a - b)
    for (const { measure, deviation, threshold, rounds } of deviations) {
      const cells = roundsOf(rounds).map(count => {
        const { found, differs } = powerOf(measure, count, noise)
        return `${count} rounds ${percent(found)} (≠ 1: ${percent(differs)})`
      })
      console.log(
        `${measure}, deviation ${percent(deviation)}, found beyond ${percent(threshold - 1)}: ${cells.join(', ')}`,
      )
    }
  })

  const required = deviations.filter(({ measure }) =>
    /^(memory-(at-zero|idle|streaming)|cpu-per-token)$/.test(measure),
  )
  it('has memory and CPU per token to judge', () => {
    expect(required).not.toEqual([])
  })

  it.each(required)('$measure is found in 80% of reports', ({ measure, rounds }) => {
    const { found } = powerOf(measure, rounds, 'normal')
    expect(found).toBeGreaterThanOrEqual(0.8 - monteCarloError(0.8, POWER_REPORTS))
  })

  it('by deviation and rounds, one measure of twelve', () => {
    const rounds = [8, 12, 16, 20, 30]
    console.log(['deviation', ...rounds.map(count => `${count} rounds`)].join(' | '))
    const shares = [0.01, 0.02, 0.03, 0.05, 0.07, 0.1].map(deviation => {
      const row = rounds.map(maximumRounds => {
        const measures = Array.from({ length: 12 }, (_, index) => ({
          name: `measure-${index}`,
          deviation: index === 0 ? deviation : 0.03,
          truth: index === 0 ? TRUE_DIFFERENCE : 1,
          ...{ threshold: 1.05, target: 1 },
        }))
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
