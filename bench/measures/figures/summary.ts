import { type Answers, connectionsOf, generatorOf, type Profile } from '../../plan/profile.ts'
import { type LoadWindow, type Timeline, timeline } from '../../plan/timeline.ts'
import { planTurns } from '../../plan/turns.ts'
import type { Sample, ThroughputSample } from '../../samples/run-sample.ts'
import { type Validity, validity } from '../validity.ts'
import { delay } from './delay.ts'
import { type MemoryFigures, memory } from './memory.ts'
import { pages } from './pages.ts'
import { relay } from './relay.ts'
import { streams } from './streams.ts'
import { usage } from './usage.ts'
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
