import { type Distribution, distribution } from '../../measures/figures/distribution.ts'
import { MAX_LATENESS_MS, SATURATED_SHARE } from '../../plan/limits.ts'
import type {
  AnswerSample,
  TargetMemorySample,
  TargetRunSample,
  TargetSample,
} from './target-sample.ts'

/** What is said of a server. Counts are of the whole load, the rest of its steady part. */
export type TargetFigures = {
  readonly run: TargetRunSample
  readonly connections: {
    readonly asked: number
    readonly opened: number
    readonly dropped: number
    readonly firstError: string | undefined
  }
  readonly turnsPerSecond: number
  readonly warmUpMs: number
  readonly answers: number
  readonly failed: Readonly<Record<'error' | 'lost' | 'unfinished', number>>
  readonly firstError: string | undefined
  /** Answers under way at a time, on average. */
  readonly streams: number
  /** First frame with text − planned moment, in milliseconds. */
  readonly ttftMs: Distribution
  /** Gaps between frames with text (inter-chunk latency), pooled over the answers, in milliseconds. */
  readonly gapMs: Distribution
  /** Each answer's largest gap. */
  readonly largestGapMs: Distribution
  /** Answers a second that came whole and met every limit of the SLO; and their share of those planned. */
  readonly goodput: { readonly perSecond: number; readonly share: number }
  readonly textsPerSecond: number
  readonly stamps: 'none' | 'this-machine' | 'other-clock'
  /** Arrival − the moment the mock wrote the token, in milliseconds; the same of a stream straight from the mock. */
  readonly addedMs: Distribution
  readonly controlMs: Distribution
  readonly memory: readonly TargetMemorySample[]
  /** CPU of the server ÷ frames with text. */
  readonly cpuPerTextUs: number | undefined
  readonly serverShareOfCore: number | undefined
  readonly clientShareOfCore: number
  /** Why the figures may not be quoted; empty where they may. */
  readonly doubts: readonly string[]
}

/**
 * Samples → figures.
 *
 * @throws Error when the samples end before the load did
 */
export function targetFigures(samples: readonly TargetSample[]): TargetFigures {
  const run = only(samples, 'target')
  const calibration = only(samples, 'calibration')
  const usage = only(samples, 'usage')
  const opened = only(samples, 'opened')
  const answers = samples.filter(sample => sample.type === 'answer')
  const { warmUpMs, stamps } = calibration
  const endMs = run.options.seconds * 1_000
  const steady = answers.filter(({ plannedMs }) => plannedMs >= warmUpMs)
  const steadySeconds = (endMs - warmUpMs) / 1_000
  const good = steady.filter(answer => isGood(answer, run.options.slo))
  const count = (outcome: AnswerSample['outcome']) =>
    answers.filter(answer => answer.outcome === outcome).length
  const controls = samples.filter(sample => sample.type === 'control')
  const overlap = answers.map(({ sentMs, endedMs }) =>
    Math.max(0, Math.min(endedMs, endMs) - Math.max(sentMs, warmUpMs)),
  )
  const clientShareOfCore = usage.clientMicroseconds / (usage.seconds * 1e6)
  const lateness = distribution(answers.map(({ sentMs, plannedMs }) => sentMs - plannedMs))
  return {
    run,
    connections: {
      asked: opened.asked,
      opened: opened.opened,
      dropped: samples.filter(({ type }) => type === 'drop').length,
      firstError: opened.firstError,
    },
    turnsPerSecond: calibration.turnsPerSecond,
    warmUpMs,
    answers: answers.length,
    failed: { error: count('error'), lost: count('lost'), unfinished: count('unfinished') },
    firstError: answers.find(({ error }) => error !== undefined)?.error,
    streams: overlap.reduce((sum, ms) => sum + ms, 0) / (steadySeconds * 1_000),
    ttftMs: distribution(steady.flatMap(answer => ttftOf(answer) ?? [])),
    gapMs: distribution(steady.flatMap(({ gapsMs }) => gapsMs)),
    largestGapMs: distribution(steady.flatMap(({ gapsMs }) => largest(gapsMs) ?? [])),
    goodput: {
      perSecond: good.length / steadySeconds,
      share: steady.length === 0 ? 0 : good.length / steady.length,
    },
    textsPerSecond: usage.texts / usage.seconds,
    stamps,
    addedMs: inMs(stamps === 'this-machine' ? steady.flatMap(({ delaysUs }) => delaysUs) : []),
    controlMs: inMs(controls.flatMap(({ delaysUs }) => delaysUs)),
    memory: samples.filter(sample => sample.type === 'memory'),
    cpuPerTextUs:
      usage.targetMicroseconds === undefined || usage.texts === 0
        ? undefined
        : usage.targetMicroseconds / usage.texts,
    serverShareOfCore:
      usage.targetMicroseconds === undefined
        ? undefined
        : usage.targetMicroseconds / (usage.seconds * 1e6),
    clientShareOfCore,
    doubts: [
      ...((lateness.p99 ?? 0) > MAX_LATENESS_MS
        ? [
            `turns were sent late, p99 ${lateness.p99?.toFixed(0)} ms (limit ${MAX_LATENESS_MS}): the load was not the planned one`,
          ]
        : []),
      ...(clientShareOfCore > SATURATED_SHARE
        ? ["this client was above 80% of a core: the figures show its limit, not the server's"]
        : []),
    ],
  }
}

function only<Type extends TargetSample['type']>(
  samples: readonly TargetSample[],
  type: Type,
): Extract<TargetSample, { type: Type }> {
  const found = samples.find(
    (sample): sample is Extract<TargetSample, { type: Type }> => sample.type === type,
  )
  if (found !== undefined) return found
  throw new Error(`expected samples of a whole run, found none of type ${type}: it did not end`)
}

const ttftOf = ({ firstTextMs, plannedMs }: AnswerSample) =>
  firstTextMs === undefined ? undefined : firstTextMs - plannedMs
const largest = (gapsMs: readonly number[]) =>
  gapsMs.length === 0 ? undefined : Math.max(...gapsMs)
const inMs = (us: readonly number[]) => distribution(us.map(value => value / 1_000))

/** Whole, in time, and never still for too long. A failure is not good; it is in the share that is not. */
function isGood(answer: AnswerSample, slo: { ttftMs: number; gapMs: number }): boolean {
  const ttftMs = ttftOf(answer)
  if (answer.outcome !== 'end' || ttftMs === undefined) return false
  return ttftMs <= slo.ttftMs && (largest(answer.gapsMs) ?? 0) <= slo.gapMs
}
