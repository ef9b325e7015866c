import { SATURATED_SHARE } from '../../plan/limits.ts'
import type { LoadWindow } from '../../plan/timeline.ts'
import { type Part, type Sample, sampleIn } from '../../samples/run-sample.ts'
import { steadyDelaysMs } from './delay.ts'
import { textFrames } from './streams.ts'

/** What was used in the steady part of a window. */
export type UsageFigures = {
  /** How long it was watched ÷ the length of the steady part: 1, unless the runner was late. */
  readonly watched: number
  readonly tokensPerSecond: number
  /** The share of the machine's time that its host gave to others; undefined where it is unknown. */
  readonly stolenShare: number | undefined
  /** CPU of the deployment ÷ tokens relayed (of an attached server: frames with text), in microseconds. Holds the pages where there were any. */
  readonly cpuPerTokenUs: number | undefined
  /** Each part's CPU ÷ the window, as a share of one core. */
  readonly shareOfCore: Readonly<Partial<Record<Part, number>>>
  /** The sum of all parts but the deployment. */
  readonly harnessShare: number
  /**
   * Who was at the end of a core, above 80% of it: a part alone, or all but the deployment together where they share one. The
   * deployment, where each of its processes has a core: when one of them is at the end of its own.
   */
  readonly saturated: readonly (readonly Part[])[]
}

/** Figures of a window; undefined when it was not watched. */
export function usage(
  samples: readonly Sample[],
  { window, beginMs, harnessCores }: { window: LoadWindow; beginMs: number; harnessCores: number },
): UsageFigures | undefined {
  const sample = sampleIn(samples, 'usage', window.name)
  if (sample === undefined) return undefined
  const { seconds, stolenShare, cpuMicroseconds, cpuMicrosecondsByProcess } = sample
  const tokens = sample.tokens ?? arrivedTokens(samples, window, beginMs)
  const ofCore = (microseconds: number) => microseconds / (seconds * 1e6)
  const share = (part: Part) => ofCore(cpuMicroseconds[part] ?? 0)
  const fullest = (part: Part) =>
    part === 'deployment' && cpuMicrosecondsByProcess !== undefined
      ? Math.max(0, ...cpuMicrosecondsByProcess.map(ofCore))
      : share(part)
  const parts = Object.keys(cpuMicroseconds) as Part[]
  const harness = parts.filter(part => part !== 'deployment')
  const harnessShare = harness.reduce((sum, part) => sum + share(part), 0)
  const shared = harnessCores === 1 && harness.length > 1 && harnessShare > SATURATED_SHARE
  const { deployment } = cpuMicroseconds
  const { steady } = window
  return {
    watched: seconds / (steady.to - steady.from),
    tokensPerSecond: tokens / seconds,
    stolenShare,
    cpuPerTokenUs: tokens === 0 || deployment === undefined ? undefined : deployment / tokens,
    shareOfCore: Object.fromEntries(parts.map(part => [part, share(part)])),
    harnessShare,
    saturated: [
      ...parts.filter(part => fullest(part) > SATURATED_SHARE).map(part => [part]),
      ...(shared ? [harness] : []),
    ],
  }
}

/** Frames with text that arrived in the steady part, at the client and at the probe. */
function arrivedTokens(samples: readonly Sample[], window: LoadWindow, beginMs: number): number {
  const fromMs = beginMs + window.steady.from * 1_000
  const toMs = beginMs + window.steady.to * 1_000
  const atClient = samples
    .filter(sample => sample.type === 'stream')
    .flatMap(textFrames)
    .filter(({ atMs }) => atMs >= fromMs && atMs < toMs)
  const probed = sampleIn(samples, 'delay', window.name)
  return atClient.length + (probed === undefined ? 0 : steadyDelaysMs(probed, 'relayed').length)
}

/** What else is known of a window in which the probe was the load. */
export type RelayFigures = {
  /** Tokens that arrived ÷ those that the streams have when nobody is behind. */
  readonly received: number
  /** How long the process stood ready while others had its core ÷ the window. */
  readonly waited: number
  /** Tokens ÷ its calls of read, and ÷ how often it was woken; undefined where the kernel does not tell. */
  readonly tokensPerRead: number | undefined
  readonly tokensPerWakeUp: number | undefined
}

/** Figures of a window; undefined when something else than the probe made its load. */
export function relay(samples: readonly Sample[], window: LoadWindow): RelayFigures | undefined {
  const usage = sampleIn(samples, 'usage', window.name)
  if (usage?.counters === undefined) return undefined
  const { tokens = 0, seconds, counters } = usage
  const tokensPer = (count = 0) => (count === 0 ? undefined : tokens / count)
  return {
    received: tokens / (window.tokensPerSecond * seconds),
    waited: (counters.waitMicroseconds ?? 0) / (seconds * 1e6),
    tokensPerRead: tokensPer(counters.reads),
    tokensPerWakeUp: tokensPer(counters.wakeUps),
  }
}
