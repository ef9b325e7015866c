import { type Answers, connectionsOf, generatorOf, type Profile } from '../../plan/profile.ts'
import { type LoadWindow, planTurns, type Timeline, timeline } from '../../plan/timeline.ts'
import type { Sample, ThroughputSample } from '../../samples/run-sample.ts'
import type { Trial } from '../../samples/trial.ts'
import { type Reason, type Validity, validity, windowValidity } from '../validity.ts'
import { delay } from './delay.ts'
import { type MemoryFigures, memory } from './memory.ts'
import { pages } from './pages.ts'
import { streams } from './streams.ts'
import { relay, usage } from './usage.ts'
import type { WindowFigures } from './window-figures.ts'

/** What a load was, as far as its figures hang on it. */
export type LoadFacts = {
  readonly profile: Profile
  readonly answers: Answers
  readonly harnessCores: number
}

/** How the sockets fared. */
type ConnectionFigures = {
  readonly asked: number
  readonly opened: number
  readonly failed: number
  /** Closed before the run was over. */
  readonly dropped: number
  readonly firstError: string | undefined
}

/** Everything that is said of a load. Made from its samples alone. */
export type Summary = {
  readonly profile: Profile
  readonly validity: Validity
  readonly connections: ConnectionFigures
  readonly memory: MemoryFigures
  readonly windows: readonly WindowFigures[]
  readonly throughput: readonly ThroughputSample[]
}

/** Samples → summary. */
export function summarise(
  { profile, answers, harnessCores }: LoadFacts,
  samples: readonly Sample[],
): Summary {
  const plan = timeline(profile)
  const turns = planTurns(profile, plan)
  const { slo } = profile
  const { ttftMs, unstamped } = answers
  const beginMs = samples.find(sample => sample.type === 'begin')?.atMs ?? 0
  const windows = windowsOf(plan, samples).map(
    (window): WindowFigures => ({
      name: window.name,
      streams:
        window.tokensPerSecond > 0 && generatorOf(profile) !== 'probe'
          ? streams(samples, turns, { window, beginMs, slo, ttftMs })
          : undefined,
      delay: delay(samples, window.name),
      usage: usage(samples, { window, beginMs, harnessCores }),
      relay: relay(samples, window),
      pages: pages(samples, { window, beginMs }),
      ...(unstamped !== undefined && { unstamped }),
    }),
  )
  return {
    profile,
    validity: validity(windows),
    connections: connections(samples, connectionsOf(profile)),
    memory: memory(samples),
    windows,
    throughput: samples.filter(sample => sample.type === 'throughput'),
  }
}

/** The windows that took place. */
function windowsOf({ windows }: Timeline, samples: readonly Sample[]): readonly LoadWindow[] {
  const knee = samples.find(sample => sample.type === 'knee')
  if (knee === undefined) return windows
  return windows.slice(0, 1 + windows.findIndex(({ name }) => name === knee.window))
}

/** Counts over all VUs. A socket that no VU reported counts as failed. */
function connections(samples: readonly Sample[], asked: number): ConnectionFigures {
  const reports = samples.filter(sample => sample.type === 'connect')
  const opened = reports.reduce((sum, { opened }) => sum + opened, 0)
  return {
    asked,
    opened,
    failed: asked - opened,
    dropped: samples.filter(sample => sample.type === 'drop').length,
    firstError: reports.find(({ error }) => error !== undefined)?.error,
  }
}

/** Every measure asks for it, and it is the same each time. */
const known = new WeakMap<Trial, Summary>()

/** The summary of a trial with load; undefined for one without. */
export function trialSummary(trial: Trial): Summary | undefined {
  const before = known.get(trial)
  if (before !== undefined) return before
  const { action, answers, harnessCores } = trial.header
  if (action.type !== 'load') return undefined
  const summary = summarise({ profile: action.profile, answers, harnessCores }, trial.samples)
  known.set(trial, summary)
  return summary
}

/** The windows of a trial whose figures may be used: those that are not void. */
export function usableWindows(trial: Trial): readonly WindowFigures[] {
  const windows = trialSummary(trial)?.windows ?? []
  return windows.filter(window => stateOf(trial, window) !== 'void')
}

/** A void window counts where it is asked what its being left out does. */
function stateOf({ voids }: Trial, window: WindowFigures): Validity['state'] {
  const { state } = windowValidity(window)
  return state === 'void' && voids === 'kept' ? 'valid' : state
}

/** A window of that name whose figures are the deployment's: neither void nor the load generator's limit. */
export function validWindow(trial: Trial, name: string): WindowFigures | undefined {
  const window = trialSummary(trial)?.windows.find(window => window.name === name)
  return window !== undefined && stateOf(trial, window) === 'valid' ? window : undefined
}

/**
 * May the figures of a trial be quoted? Of a plain load every window must be in order. A ladder goes to where things break:
 * it is void or limited only when all of its windows are. A trial without load has nothing that could be wrong with it.
 */
export function trialValidity(trial: Trial): Validity {
  const summary = trialSummary(trial)
  if (summary === undefined) return { state: 'valid', reasons: [] }
  if (trial.header.scenario === 'load') return summary.validity
  const states = summary.windows.map(window => windowValidity(window))
  return states.some(({ state }) => state === 'valid')
    ? { state: 'valid', reasons: [] }
    : summary.validity
}

/** The same; a trial that failed is void. */
export function trialState(trial: Trial): {
  readonly state: Validity['state']
  readonly reasons: readonly Reason[]
} {
  if (trial.failure !== undefined) {
    return { state: 'void', reasons: [{ kind: 'failed', message: trial.failure }] }
  }
  return trialValidity(trial)
}
