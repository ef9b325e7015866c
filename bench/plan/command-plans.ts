import type { CoreAllocation } from './core-allocation.ts'
import { isPossible, lacking, ofApp, type PlannedFor, planned } from './planned-scenario.ts'
import type { Profile } from './profile.ts'
import type { RunPlan } from './run-plan.ts'
import {
  type ConversationLoad,
  conversation,
  conversationProfile,
  conversationSeconds,
} from './scenarios/conversation.ts'
import { decisionMap, MAP_SHARES } from './scenarios/decision-map.ts'
import { memoryLadder } from './scenarios/ladders.ts'
import { pointsOfOwnPage } from './scenarios/own-page.ts'
import { type NamedScenario, scenarioNamed, scenarios } from './scenarios/registry.ts'
import { relay, relayAnswers, relayProfile, relaySeconds } from './scenarios/relay.ts'
import { relayVariants } from './subjects/relay.ts'
import type { AttachedServer } from './subjects/subject.ts'
import { timeline } from './timeline.ts'
import { secondsOfVisitsTrial } from './visits.ts'

// What the commands beside the comparison plan: a number of rounds, and then they are done.

/** What a run of one deployment is asked for. */
export type AskedSingle = {
  readonly subject: string
  /** Its plain load. */
  readonly profile: Profile
  /** Every other scenario as well: ladders, interference, faults. */
  readonly all: boolean
  readonly seed: number
  readonly quick: boolean
  readonly cores: CoreAllocation
}

/** For the start of the processes. */
const START_SECONDS = 5

/** Plans one round of one deployment: its plain load, and with `all` every scenario that its pages and this machine's programs allow. */
export function singlePlan(
  { subject, profile, all, seed, quick, cores }: AskedSingle,
  plannedFor: PlannedFor,
): RunPlan {
  const others = all
    ? scenarios.filter(({ name, partOf }) => name !== 'load' && partOf !== 'load')
    : []
  const possible = others.filter(scenario => isPossible(scenario, plannedFor))
  const chosen = [plainLoad(profile), ...possible]
  return plan(1, {
    command: `bench:${subject}`,
    subjects: [subject],
    scenarios: chosen.map(scenario => ({ ...planned(scenario, plannedFor), rounds: 1 })),
    leftOut: lacking(others, plannedFor),
    ...{ seed, quick, ...ofApp(cores, plannedFor) },
  })
}

function plainLoad(profile: Profile): NamedScenario {
  const throughputSeconds = profile.throughputSeconds * Object.keys(profile.pages).length
  const seconds = profile.restSeconds + timeline(profile).end + throughputSeconds + START_SECONDS
  return { ...scenarioNamed('load'), seconds, action: { type: 'load', profile } }
}

/** What a measurement of idle memory is asked for. */
export type AskedMemory = {
  readonly subjects: readonly string[]
  readonly seed: number
  readonly cores: CoreAllocation
}

/** The slope between these does not depend on a warm-up. */
const MEMORY_STEPS = [1_000, 5_000]

const MEMORY_ROUNDS = 3

/** Plans what an idle connection costs: a short memory ladder, three times for each deployment. */
export function memoryPlan(
  { subjects, seed, cores }: AskedMemory,
  plannedFor: PlannedFor,
): RunPlan {
  const { action } = memoryLadder
  const profile = { ...action.profile, steps: MEMORY_STEPS }
  const ladder = { ...memoryLadder, seconds: 190, action: { type: 'load', profile } } as const
  return plan(MEMORY_ROUNDS, {
    command: 'bench:memory',
    subjects,
    scenarios: [{ ...planned(ladder, plannedFor), rounds: MEMORY_ROUNDS }],
    ...{ seed, ...ofApp(cores, plannedFor) },
  })
}

/** What a decision map is asked for. */
export type AskedMap = {
  readonly subjects: readonly string[]
  /** How often each point is visited in each subject. */
  readonly pairs: number
  readonly seed: number
}

/** Plans a decision map alone: one trial of all subjects. Another app has no pages of the bench, and its own once it was looked at. */
export function mapPlan(
  { subjects, pairs, seed }: AskedMap,
  { page, pageCpuMs, otherApp }: Pick<PlannedFor, 'page' | 'pageCpuMs' | 'otherApp'>,
): RunPlan {
  const { name: scenario, action } = decisionMap
  const bundled = action.visits.points.filter(({ share }) => share === 0 || !otherApp)
  const own =
    page === undefined || pageCpuMs === undefined
      ? []
      : pointsOfOwnPage({ path: page, cpuMs: pageCpuMs }, MAP_SHARES)
  const visits = { ...action.visits, pairs, points: [...bundled, ...own] }
  const seconds = secondsOfVisitsTrial(visits, subjects.length)
  return plan(1, {
    command: 'bench:map',
    subjects,
    scenarios: [{ scenario, seconds, rounds: 1, action: { ...action, visits } }],
    seed,
    ...(page !== undefined && { page }),
  })
}

/** What a comparison of ways to relay a token is asked for. */
export type AskedRelay = {
  readonly streams: number
  /** Measured seconds of a trial. */
  readonly seconds: number
  readonly rounds: number
  readonly seed: number
}

/** Plans one trial of every variant a round. */
export function relayPlan({ streams, seconds, rounds, seed }: AskedRelay): RunPlan {
  return plan(rounds, {
    command: 'bench:relay',
    subjects: relayVariants.map(({ name }) => name),
    scenarios: [
      {
        scenario: relay.name,
        seconds: relaySeconds(seconds),
        rounds,
        action: { type: 'load', profile: relayProfile({ streams, seconds }) },
      },
    ],
    answers: relayAnswers(seconds),
    seed,
  })
}

/** What a conversation with an attached server is asked for. */
export type AskedConversation = {
  readonly server: AttachedServer
  readonly load: ConversationLoad
  readonly seed: number
}

/** What the first answers of a server tell: how long they are, and whether the mock is behind it. */
export type Calibration = {
  /** Frames with text. */
  readonly meanTokens: number
  readonly meanSeconds: number
  /** The mock writes the moment into each token when asked to; `other-clock`: it did, by a clock that is not this machine's. */
  readonly stamps: 'none' | 'this-machine' | 'other-clock'
}

/** The words behind `npm run` that measure an address, and go on with what was begun there. */
export const targetScript = (url: string) =>
  `bench -- --target ${/^[\w:/.-]+$/.test(url) ? url : `'${url}'`}`

/** Plans one trial of a server that somebody else runs. */
export function conversationPlan(
  { server, load, seed }: AskedConversation,
  { meanTokens, meanSeconds, stamps }: Calibration,
): RunPlan {
  const stamped = stamps === 'this-machine'
  const profile = conversationProfile(load, { meanTokens, meanSeconds, stamped })
  return plan(conversation.rounds, {
    command: targetScript(server.url),
    subjects: [server.name],
    attached: [server],
    scenarios: [
      {
        scenario: conversation.name,
        seconds: conversationSeconds(load.seconds, meanSeconds),
        rounds: conversation.rounds,
        action: { type: 'load', profile },
      },
    ],
    answers: {
      ...{ ttft: 'its own', gap: 'its own', length: 'its own' },
      // Unknown: a time to first token holds it.
      ttftMs: 0,
      ...{ meanTokens, meanSeconds },
      ...(stamped ? {} : { unstamped: stamps }),
    },
    seed,
  })
}

/** A plan that is done after so many rounds, whatever they show. */
function plan(
  rounds: number,
  own: Omit<RunPlan, 'leftOut' | 'rounds' | 'quick'> & Partial<Pick<RunPlan, 'leftOut' | 'quick'>>,
): RunPlan {
  return { quick: false, leftOut: [], ...own, rounds: { until: 'done', atLeast: rounds } }
}
