import { describe, expect, it } from 'vitest'
import { relayPlan } from './relay-plan.ts'
import { hasEnded, mostConnections, needsK6, profileIn, trialsOf } from './run-plan.ts'
import { servesPages } from './subjects/deployment.ts'
import { startedSubjects } from './subjects/registry.ts'
import { timeline } from './timeline.ts'
import { planTurns } from './turns.ts'

const plan = relayPlan({ streams: 400, seconds: 10, rounds: 2, seed: 1 })
const profile = profileIn(plan, 'relay') ?? expect.unreachable()

describe('the plan of the relay variants', () => {
  it('needs no k6 and no build, and room for every stream', () => {
    expect(needsK6(plan)).toBe(false)
    expect(startedSubjects(plan).some(servesPages)).toBe(false)
    expect(startedSubjects(plan)).toHaveLength(6)
    expect(mostConnections(plan)).toBe(400)
  })

  it('has one trial of each variant in every round that is asked for', () => {
    const rounds = [1, 2, 3].map(round => trialsOf(plan, round))
    expect(rounds.map(({ length }) => length)).toEqual([6, 6, 0])
    const trials = rounds.flat().map(header => ({ header }))
    expect(hasEnded({ plan }, trials)).toBe(true)
    expect(hasEnded({ plan }, trials.slice(1))).toBe(false)
  })

  it('measures its seconds of streams that have no turns, behind a warm-up of its own', () => {
    const moments = timeline(profile)
    expect(moments.steps).toEqual([])
    expect(moments.windows.map(({ steady }) => steady)).toEqual([{ from: 7, to: 17 }])
    expect(planTurns(profile, moments)).toEqual([])
    expect(plan.answers?.meanSeconds).toBeGreaterThan(plan.scenarios[0]?.seconds ?? 0)
  })
})
