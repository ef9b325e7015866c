import { describe, expect, it } from 'vitest'
import { briefDrillPlan, drillPlan } from '../run/faults/plan.ts'
import type { ComparisonHeader } from '../samples/header.ts'
import { notRun } from '../verdicts/not-run.ts'
import { syntheticHeader } from '../verdicts/testing/synthetic-comparison.ts'
import { minimumBudgetMinutes, planRound, planScenarios, secondsAtMost } from './plan.ts'
import { comparisonProfile } from './scenarios/comparison-profile.ts'
import { interference } from './scenarios/interference.ts'
import { memoryLadder } from './scenarios/memory-ladder.ts'
import { streamLadder } from './scenarios/stream-ladder.ts'
import { timeline } from './timeline.ts'

const deployments = ['integrated', 'separate']
const plan = (budgetMinutes: number) => planScenarios({ budgetMinutes, quick: false, deployments })
const names = (budgetMinutes: number) =>
  plan(budgetMinutes).scenarios.map(({ scenario }) => scenario)

describe('the plan of a comparison', () => {
  it('has room for load, counts and every drill in half an hour', () => {
    expect(names(30)).toEqual([
      'load',
      'counts',
      'crash-page',
      'crash-socket',
      'stall-page',
      'stall-socket',
      'release-page',
      'release-socket',
    ])
    expect(plan(30).scenarios.find(({ scenario }) => scenario === 'load')?.rounds).toBe('all')
    expect(plan(30).leastRounds).toBe(8)
  })

  it('has room for load and counts at its least budget, and not below it', () => {
    const least = minimumBudgetMinutes(deployments)
    expect(least).toBe(20)
    expect(names(least)).toEqual(['load', 'counts'])
    expect(names(least - 1)).not.toEqual(expect.arrayContaining(['load', 'counts']))
  })

  it('gives what a scenario that was left out would have taken to those behind it', () => {
    // The load takes 20 minutes and is left out; counts and drills fit into 10 without it.
    expect(names(10)).toContain('release-socket')
  })

  it('leaves nothing out in four hours', () => {
    expect(plan(240).leftOut).toEqual([])
  })

  it('tells the budget that would have had room for what it leaves out', () => {
    for (const { scenario, minutes } of plan(30).leftOut) {
      expect(names(minutes)).toContain(scenario)
      expect(names(minutes - 1)).not.toContain(scenario)
    }
  })

  it('puts every deployment into each round once, in an order that the seed decides', () => {
    const orders = Array.from({ length: 20 }, (_, index) =>
      planRound(plan(30), index + 1, { deployments, seed: 1 })
        .filter(({ scenario }) => scenario === 'load')
        .map(({ deployment, position }) => `${position} ${deployment}`)
        .join(),
    )
    expect(new Set(orders)).toEqual(new Set(['0 integrated,1 separate', '0 separate,1 integrated']))
    const [first] = [planRound(plan(30), 3, { deployments, seed: 1 })]
    expect(planRound(plan(30), 3, { deployments, seed: 1 })).toEqual(first)
  })

  it('does drills in the first two rounds, and load for as long as rounds go on', () => {
    const of = (round: number) =>
      planRound(plan(30), round, { deployments, seed: 1 }).map(({ scenario }) => scenario)
    expect(of(2)).toContain('crash-page')
    expect(new Set(of(3))).toEqual(new Set(['load']))
    expect(new Set(of(50))).toEqual(new Set(['load']))
  })

  it.each([
    ['load', comparisonProfile],
    ['memory-ladder', memoryLadder],
    ['stream-ladder', streamLadder],
    ['interference', interference],
  ] as const)('gives %s the time that its windows take, and its start', (scenario, profile) => {
    const seconds = profile.restSeconds + timeline(profile).end
    expect(secondsAtMost(scenario)).toBeGreaterThan(seconds + 3)
  })

  it.each([
    ['crash-page', briefDrillPlan],
    ['crash-socket', briefDrillPlan],
    ['stall-page', briefDrillPlan],
    ['stall-socket', briefDrillPlan],
    ['release-page', drillPlan],
    ['release-socket', drillPlan],
  ] as const)('gives %s the time that its witnesses look on, and its start', (scenario, plan) => {
    const answersMs = plan.tokens * plan.gapMs
    expect(plan.durationMs).toBeGreaterThan(answersMs)
    expect(secondsAtMost(scenario)).toBeGreaterThan(plan.durationMs / 1_000 + 3)
  })

  it('names the arm that it did not run in, and what that takes', () => {
    const last = (header: ComparisonHeader) => notRun(header).at(-1)?.en
    expect(last(syntheticHeader)).toBe(
      'each process on a core of its own: a comparison of its own, --cores each; needs 3 cores, found 2',
    )
    expect(last({ ...syntheticHeader, cores: 'each' })).toBe(
      'equal cores in total: a comparison of its own, without --cores each',
    )
  })

  it('leaves out for another app what needs this project’s own pages, and says so', () => {
    const environment = { ...syntheticHeader.environment, app: { directory: 'shop' } }
    const own = { budgetMinutes: 240, quick: false, deployments }
    const asked = planScenarios({ ...own, environment })
    const left = asked.scenarios.map(({ scenario }) => scenario)
    expect(left).toEqual(
      names(240).filter(scenario => !['development', 'interference'].includes(scenario)),
    )
    expect(asked.leftOut).toEqual([])
    const reasons = notRun({ ...syntheticHeader, environment, budgetMinutes: 240 })
    expect(reasons.map(({ en }) => en)).toEqual(
      expect.arrayContaining([
        "development: needs this project's own pages",
        "interference: needs this project's own pages",
      ]),
    )
    expect(JSON.stringify(notRun(syntheticHeader))).not.toContain('own pages')
  })
})
