import { describe, expect, it } from 'vitest'
import type { RunHeader } from '../samples/run-header.ts'
import { notRun } from '../verdicts/analyse.ts'
import { syntheticHeader, withPlan } from '../verdicts/testing/synthetic-comparison.ts'
import { comparisonPlan, minimumBudgetMinutes } from './comparison-plan.ts'
import type { PlannedFor } from './planned-scenario.ts'
import { secondsLeft, trialsOf } from './run-plan.ts'
import { faultScenarios, scenarios } from './scenarios/registry.ts'
import { timeline } from './timeline.ts'
import { requestsPerSecond } from './visits.ts'

const subjects = ['integrated', 'separate']
const plenty: PlannedFor = {
  otherApp: false,
  capacity: { descriptors: 65_536, ports: 28_232, availableBytes: 8 * 1024 ** 3 },
}
const asked = { subjects, seed: 1, quick: false, cores: 'equal' } as const
const plan = (budgetMinutes: number, plannedFor = plenty) =>
  comparisonPlan({ ...asked, budgetMinutes }, plannedFor)
const names = (budgetMinutes: number) =>
  plan(budgetMinutes).scenarios.map(({ scenario }) => scenario)

describe('the plan of a comparison', () => {
  it.each([
    [9, ['page-loads', 'counts', 'rest']],
    [12, ['page-loads', 'counts', 'rest', 'crash-page', 'release-page']],
    [13, ['page-loads', 'counts', 'rest', 'crash-page', 'release-page', 'crash-socket']],
    [29, ['page-loads', 'counts', 'load', 'crash-page', 'release-page']],
    [30, ['page-loads', 'counts', 'load', 'crash-page', 'release-page', 'crash-socket']],
    [
      34,
      [
        ...['page-loads', 'counts', 'load', 'crash-page', 'release-page', 'crash-socket'],
        ...['stall-page', 'stall-socket', 'release-socket'],
      ],
    ],
  ])('has room in %i minutes for %j', (minutes, expected) => {
    expect(names(minutes)).toEqual(expected)
    expect(plan(minutes).rounds).toEqual({
      ...{ until: 'narrow', atLeast: 8, budgetMinutes: minutes },
    })
  })

  it('makes the trials of twelve minutes in twelve minutes, and tells how long those take that are to be made', () => {
    const seconds = secondsLeft(plan(12), 1, () => false)
    expect(seconds).toBeGreaterThan(11 * 60)
    expect(seconds).toBeLessThanOrEqual(12 * 60)
    const ofRound = 2 * 11
    expect(secondsLeft(plan(12), 1, ({ round }) => round < 8)).toBe(ofRound)
    expect(secondsLeft(plan(12), 9, ({ round }) => round < 9)).toBe(ofRound)
  })

  it('visits all deployments in one trial, each page load in eleven pairs', () => {
    const [visits] = trialsOf(plan(12), 1)
    expect(visits).toMatchObject({ scenario: 'page-loads', deployment: 'all' })
    expect(visits?.action).toMatchObject({ visits: { pairs: 11 } })
  })

  it('has room for the page loads and the idle sockets at its least budget, and not below it', () => {
    const least = minimumBudgetMinutes(subjects)
    expect(least).toBe(9)
    expect(names(least - 1)).not.toEqual(expect.arrayContaining(['page-loads', 'counts', 'rest']))
  })

  it('visits a page of the caller’s own once it was looked at, without pushing out what a verdict needs', () => {
    const page = { ...plenty, page: '/products', pageCpuMs: 40 }
    const scenariosOf = (minutes: number, plannedFor: PlannedFor) =>
      plan(minutes, plannedFor).scenarios.map(({ scenario }) => scenario)
    const most = ['page-loads', 'counts', 'rest', 'own-page', 'crash-page']
    expect(scenariosOf(12, page)).toEqual(most)
    expect(scenariosOf(12, { ...plenty, page: '/products' })).toEqual(names(12))
    expect(scenariosOf(12, { ...page, otherApp: true })).toContain('own-page')
    const [own] = plan(12, page).scenarios.filter(({ scenario }) => scenario === 'own-page')
    const points = [
      { pageMs: 0, share: 0 },
      { pageMs: 40, share: 0.2, path: '/products' },
    ]
    expect(own?.action).toMatchObject({ visits: { pairs: 6, points } })
    expect(plan(9, page).leftOut).toContainEqual({ scenario: 'own-page', minutes: 11 })
  })

  it.each([
    [0.1, 200],
    [40, 5],
    [2_000, 1 / 3],
  ])('asks for a page of %d ms %d times a second', (pageCpuMs, perSecond) => {
    const { scenarios } = plan(12, { ...plenty, page: '/products', pageCpuMs })
    const { action } = scenarios.find(({ scenario }) => scenario === 'own-page') ?? {}
    const points = action?.type === 'visits' ? action.visits.points : []
    expect(points.map(requestsPerSecond)).toEqual([0, expect.closeTo(perSecond, 9)])
  })

  it('leaves nothing out in four hours', () => {
    expect(plan(240).leftOut).toEqual([])
  })

  it('leaves out what needs a program that the machine lacks, whatever the budget', () => {
    const { scenarios, leftOut } = plan(240, { ...plenty, lacks: ['haproxy'] })
    expect(leftOut).toEqual([
      { scenario: 'resumes', programs: ['haproxy'] },
      { scenario: 'scale-out', programs: ['haproxy'] },
    ])
    const left = leftOut.map(({ scenario }) => scenario)
    expect(scenarios.filter(({ scenario }) => left.includes(scenario))).toEqual([])
    const header = withPlan({ leftOut })
    expect(notRun(header)).toContainEqual({ kind: 'programs', ...leftOut[0] })
  })

  it('tells the budget that would have had room for what it leaves out', () => {
    for (const budget of [12, 30]) {
      for (const left of plan(budget).leftOut) {
        const { scenario, minutes } = 'minutes' in left ? left : expect.unreachable()
        expect(names(minutes)).toContain(scenario)
        expect(names(minutes - 1)).not.toContain(scenario)
      }
    }
  })

  it('puts every deployment into each round once, in an order that the seed decides', () => {
    const orders = Array.from({ length: 20 }, (_, index) =>
      trialsOf(plan(30), index + 1)
        .filter(({ scenario }) => scenario === 'load')
        .map(({ deployment, position }) => `${position} ${deployment}`)
        .join(),
    )
    expect(new Set(orders)).toEqual(new Set(['0 integrated,1 separate', '0 separate,1 integrated']))
    expect(trialsOf(plan(30), 3)).toEqual(trialsOf(plan(30), 3))
  })

  it('does drills in the first two rounds, and load for as long as rounds go on', () => {
    const of = (round: number) => trialsOf(plan(30), round).map(({ scenario }) => scenario)
    expect(of(2)).toContain('crash-page')
    expect(new Set(of(3))).toEqual(new Set(['load']))
    expect(new Set(of(50))).toEqual(new Set(['load']))
  })

  it.each(scenarios)('gives $name the time that its windows take, and its start', scenario => {
    const { action, seconds } = scenario
    if (action.type !== 'load') return
    expect(seconds).toBeGreaterThan(action.profile.restSeconds + timeline(action.profile).end + 3)
  })

  it.each(faultScenarios)(
    'gives $name the time that its clients look on, and its start',
    scenario => {
      const { load } = scenario.action
      expect(load.durationMs).toBeGreaterThan(load.tokens * load.gapMs)
      expect(scenario.seconds).toBeGreaterThan(load.durationMs / 1_000 + 3)
    },
  )

  it('leaves out the steps of the memory ladder that the machine does not reach, and says why', () => {
    const capacity = { ...plenty.capacity, descriptors: 8_000 }
    const ladder = plan(240, { ...plenty, capacity }).scenarios.find(
      ({ scenario }) => scenario === 'memory-ladder',
    )
    expect(ladder).toMatchObject({
      action: { profile: { steps: [100, 1_000, 5_000] } },
      missed: ['10000 connections: not reached, needs a descriptor limit of 10512, found 8000'],
    })
  })

  it('names the allocation that it did not run in, and what that takes', () => {
    const last = (header: RunHeader) => notRun(header).at(-1)
    expect(last(syntheticHeader)).toEqual({ kind: 'own-cores', needed: 3, usable: 2 })
    expect(last(withPlan({ cores: 'each' }))).toEqual({ kind: 'equal-cores' })
  })

  it('leaves out for another app what needs this project’s own pages, and says so', () => {
    const environment = { ...syntheticHeader.environment, app: { directory: 'shop' } }
    const other = plan(240, { ...plenty, otherApp: true, page: '/' })
    const left = other.scenarios.map(({ scenario }) => scenario)
    expect(left).toEqual(
      names(240).filter(
        scenario =>
          !['page-loads', 'decision-map', 'development', 'interference'].includes(scenario),
      ),
    )
    expect(other.leftOut).toEqual([])
    const reasons = notRun({ ...syntheticHeader, environment, plan: other })
    expect(reasons).toEqual(
      expect.arrayContaining([
        { kind: 'bundled-pages', scenario: 'development' },
        { kind: 'bundled-pages', scenario: 'interference' },
      ]),
    )
    expect(JSON.stringify(notRun(syntheticHeader))).not.toContain('bundled-pages')
  })
})
