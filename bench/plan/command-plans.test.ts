import { describe, expect, it } from 'vitest'
import { conversationPlan, relayPlan, singlePlan, targetScript } from './command-plans.ts'
import { defaultProfile, type Profile } from './profile.ts'
import { hasEnded, mostConnections, needsK6, profileIn, trialsOf } from './run-plan.ts'
import { conversationLoad } from './scenarios/conversation.ts'
import { startedSubjects } from './subjects/registry.ts'
import { servesPages } from './subjects/subject.ts'
import { planTurns, timeline } from './timeline.ts'

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

const server = {
  kind: 'attached',
  ...{ name: 'target', url: 'ws://127.0.0.1:3001/' },
  origin: 'http://127.0.0.1:3001',
} as const
const load = { ...conversationLoad, seconds: 100 }
const calibration = { meanTokens: 40, meanSeconds: 4, stamps: 'this-machine' } as const

const planOf = (changed: Partial<Parameters<typeof conversationPlan>[1]> = {}) =>
  conversationPlan({ server, load, seed: 1 }, { ...calibration, ...changed })

function profileOf({ scenarios }: ReturnType<typeof planOf>): Profile {
  const action = scenarios[0]?.action
  return action?.type === 'load' ? action.profile : expect.unreachable()
}

describe('the plan of a conversation', () => {
  it("starts as many turns a second as keep its streams under way: Little's law, up to a limit", () => {
    const profile = profileOf(planOf())
    expect(profile.windows).toMatchObject([{ turnsPerSecond: 5, tokensPerSecond: 200 }])
    expect(profileOf(planOf({ meanSeconds: 0.1 })).windows[0]?.turnsPerSecond).toBe(50)
    const turns = planTurns(profile, timeline(profile))
    expect(Math.abs(turns.length - 500)).toBeLessThan(4 * Math.sqrt(500))
  })

  it('measures from when the first answers have their length, and lets the last have three times as long', () => {
    const { windows, end } = timeline(profileOf(planOf()))
    const [window] = windows
    expect(window && window.steady.from - window.span.from).toBe(4)
    expect(window && end - window.span.to).toBe(12)
    const long = timeline(profileOf(planOf({ meanSeconds: 90 }))).windows[0]
    expect(long && long.steady.from - long.span.from).toBe(50)
  })

  it('has a probe where tokens tell how late they are, by the clock of this machine', () => {
    expect(profileOf(planOf()).probeStreams).toBeGreaterThan(0)
    expect(planOf().answers).not.toHaveProperty('unstamped')
    for (const stamps of ['none', 'other-clock'] as const) {
      expect(profileOf(planOf({ stamps })).probeStreams).toBe(0)
      expect(planOf({ stamps }).answers?.unstamped).toBe(stamps)
    }
  })

  it('holds the server and the command that goes on with it', () => {
    expect(planOf()).toMatchObject({
      command: 'bench -- --target ws://127.0.0.1:3001/',
      subjects: ['target'],
      attached: [server],
    })
    expect(targetScript('ws://127.0.0.1/?a=1&b=2')).toBe(
      "bench -- --target 'ws://127.0.0.1/?a=1&b=2'",
    )
  })
})

describe('the plan of one deployment', () => {
  const infinite = Number.POSITIVE_INFINITY
  const capacity = { descriptors: infinite, ports: infinite, availableBytes: infinite }
  const single = (all: boolean) =>
    singlePlan(
      {
        subject: 'integrated',
        profile: defaultProfile,
        all,
        seed: 1,
        quick: false,
        cores: 'equal',
      },
      { otherApp: false, capacity, lacks: ['redis-server'] },
    )

  it('tells which scenarios a machine has no programs for, where all are asked for', () => {
    const { scenarios, leftOut } = single(true)
    expect(leftOut).toEqual([
      { scenario: 'resumes', programs: ['redis-server'] },
      { scenario: 'scale-out', programs: ['redis-server'] },
    ])
    expect(scenarios.map(({ scenario }) => scenario)).not.toContain('resumes')
    expect(single(false)).toMatchObject({ scenarios: [{ scenario: 'load' }], leftOut: [] })
  })
})
