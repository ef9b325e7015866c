import { describe, expect, it } from 'vitest'
import { LEVEL } from '../../statistics/student.ts'
import type { Noise } from './noise.ts'
import { monteCarloError, type Simulation, simulateReports } from './simulate-reports.ts'
import type { SimulatedMeasure } from './simulated-report.ts'

// The short form of test:long's simulation: whole reports of twelve measures, by the code that judges real ones.

const deviations = [0.005, 0.01, 0.01, 0.02, 0.02, 0.03, 0.03, 0.03, 0.04, 0.04, 0.05, 0.1]
const measuresAt = (truth: number, threshold = 1.05): readonly SimulatedMeasure[] =>
  deviations.map((deviation, index) => ({
    name: `measure-${index}`,
    kind: 'ratio',
    ...{ deviation, truth, threshold, target: threshold },
  }))
/** Shares, beside so many ratios without a difference as a report has. */
const sharesAt = (truth: number): readonly SimulatedMeasure[] => [
  ...measuresAt(1),
  ...[0.001, 0.005, 0.02].map(
    (deviation, index): SimulatedMeasure => ({
      name: `share-${index}`,
      kind: 'difference',
      ...{ deviation, truth, threshold: 0.01, target: 0.01 },
    }),
  ),
]
const simulation = (changes: Partial<Simulation>) =>
  simulateReports({
    measures: measuresAt(1),
    noise: 'normal',
    shared: 0.3,
    maximumRounds: 16,
    reports: 300,
    seed: 1,
    ...changes,
  })
const limit = LEVEL + monteCarloError(LEVEL, 300)

describe('a report', { timeout: 120_000 }, () => {
  it.each<Noise>(['normal', 'heavy-tailed'])('makes few mistakes at the threshold, %s', noise => {
    for (const truth of [1.05, 1 / 1.05]) {
      const result = simulation({ measures: measuresAt(truth), noise })
      expect(result.falseAlarms).toBeLessThan(limit)
      expect(result.falseReassurances).toBeLessThan(limit)
    }
  })

  it('makes them at the rate that was bargained for, and not never', () => {
    const atThreshold = simulation({ measures: measuresAt(1.05), reports: 400 })
    const { falseAlarms, falseReassurances } = atThreshold
    expect(falseAlarms + falseReassurances).toBeGreaterThan(0.005)
    // Beyond the threshold a call is right, unless it is the wrong way round.
    const beyond = simulation({ measures: measuresAt(1.06), reports: 400 })
    expect(beyond.falseAlarms).toBe(0)
  })

  it('calls nothing a difference where there is none, and mostly says so', () => {
    const result = simulation({})
    expect(result.falseAlarms).toBeLessThan(0.01)
    expect(result.falseReassurances).toBe(0)
    expect(result.measures[0]).toMatchObject({ found: 0, noDifference: 1 })
    expect(result.measures.at(-1)?.noDifference).toBeLessThan(0.1)
  })

  it('finds a true 10% where little scatters, in either direction', () => {
    for (const truth of [1.1, 1 / 1.1]) {
      const [still, , , , , , , , , , , wild] = simulation({ measures: measuresAt(truth) }).measures
      expect(still).toMatchObject({ found: 1, noDifference: 0, differs: 1 })
      expect(wild?.found).toBeLessThan(0.6)
    }
  })

  it('stops when every interval is narrow, and else at the budget', () => {
    expect(simulation({ reports: 20 }).meanRounds).toBe(16)
    const [still] = measuresAt(1)
    expect(simulation({ measures: still === undefined ? [] : [still] }).meanRounds).toBe(8)
    const [stillShare, , wildShare] = sharesAt(0).slice(-3)
    const sharesAlone = (...measures: readonly (SimulatedMeasure | undefined)[]) =>
      simulation({ measures: measures.flatMap(measure => measure ?? []), reports: 20 })
    expect(sharesAlone(stillShare).meanRounds).toBe(8)
    expect(sharesAlone(stillShare, wildShare).meanRounds).toBe(16)
  })

  it('calls no share different that is not, and few at the threshold', () => {
    const none = simulation({ measures: sharesAt(0) })
    expect(none.falseAlarms).toBeLessThan(0.01)
    expect(none.falseReassurances).toBe(0)
    expect(none.measures.at(-3)).toMatchObject({ found: 0, noDifference: 1 })
    for (const truth of [0.01, -0.01]) {
      const result = simulation({ measures: sharesAt(truth) })
      expect(result.falseAlarms).toBeLessThan(limit)
      expect(result.falseReassurances).toBeLessThan(limit)
    }
  })

  it('finds a share that differs by two points where little scatters, in either direction', () => {
    for (const truth of [0.02, -0.02]) {
      const [still, , wild] = simulation({ measures: sharesAt(truth) }).measures.slice(-3)
      expect(still).toMatchObject({ found: 1, noDifference: 0, differs: 1 })
      expect(wild?.found).toBeLessThan(0.6)
    }
  })

  it('repeats itself with the same seed', () => {
    expect(simulation({ reports: 20 })).toEqual(simulation({ reports: 20 }))
    expect(simulation({ reports: 20 })).not.toEqual(simulation({ reports: 20, seed: 2 }))
  })
})

describe('monteCarloError', () => {
  it('is three standard errors of a share', () => {
    expect(monteCarloError(0.05, 475)).toBeCloseTo(0.03, 12)
  })
})
