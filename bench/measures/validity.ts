import {
  MAX_LATENESS_MS,
  MAX_STOLEN_SHARE,
  MAX_WAIT_SHARE,
  MIN_RECEIVED_SHARE,
} from '../plan/limits.ts'
import type { Answers } from '../plan/profile.ts'
import type { Part } from '../samples/run-sample.ts'
import type { UsageFigures } from './figures/usage.ts'
import type { WindowFigures } from './figures/window-figures.ts'

/** Why the figures of a window may not be quoted, or what is told beside them. The report puts it into words. */
export type WindowReason = { readonly window: string } & (
  | { readonly kind: 'pages-unsent'; readonly page: string; readonly requests: number }
  | { readonly kind: 'turns-unsent'; readonly turns: number }
  /** The 99th percentile of how late turns were sent. */
  | { readonly kind: 'turns-late'; readonly p99Ms: number }
  /** The same of the requests to a page. */
  | { readonly kind: 'pages-late'; readonly page: string; readonly p99Ms: number }
  /** The 99th percentile of the control stream, which no deployment takes part in. */
  | { readonly kind: 'control-late'; readonly p99Ms: number }
  /** The share of the machine's time that its host gave to others. */
  | { readonly kind: 'stolen'; readonly share: number }
  /** For which share of its steady part the window was watched. */
  | { readonly kind: 'runner-late'; readonly watched: number }
  /** These used up a core, several of them together. */
  | { readonly kind: 'saturated'; readonly parts: readonly Part[] }
  /** Of a relay, which share of the tokens arrived that its streams have when nobody is behind. */
  | { readonly kind: 'behind'; readonly received: number }
  /** For which share of the window others had its core while it was ready to run. */
  | { readonly kind: 'core-taken'; readonly waited: number }
  /** Nothing tells which part of a token's delay the measuring itself takes. */
  | { readonly kind: 'no-control' }
  /** No token tells how late it is, or by another machine's clock. */
  | { readonly kind: 'unstamped'; readonly stamps: NonNullable<Answers['unstamped']> }
  /** Streams of the probe that broke off, and how the first did. */
  | { readonly kind: 'streams-lost'; readonly streams: number; readonly first: string }
)

/** Why the figures of a trial may not be quoted: what a window of it lacks, or that it never came to its end. */
export type Reason = WindowReason | { readonly kind: 'failed'; readonly message: string }

/**
 * May the figures of a run be quoted? `limited`: they are the generator's limit, not the server's. The reasons of a valid one are
 * told beside its figures.
 */
export type Validity = {
  readonly state: 'valid' | 'limited' | 'void'
  readonly reasons: readonly WindowReason[]
}

/** When CPU and tokens were read for so much less or more than the steady part, they are not of the steady part. */
const MAX_UNWATCHED_SHARE = 0.05

/** Of a single window. */
export function windowValidity(window: WindowFigures): Validity {
  return validity([window])
}

/**
 * A run is void by what only the harness or its machine can have caused: a late runner, a late control stream, time that the host
 * gave to others. It is limited when the harness was saturated. A turn or a page request that was sent late, or never, makes
 * nothing void: a deployment that is slow holds its load generator up, and its worst windows would be left out. Latency counts from
 * the planned moment, so that such a delay is part of the figure. Of a relay the cost of a token is all that is asked, and it is held to
 * more; what it causes itself has no value, and keeps a verdict from being in its favour (cpu.ts).
 */
export function validity(windows: readonly WindowFigures[]): Validity {
  const voids = [...windows.flatMap(harnessFaults), ...windows.flatMap(unlikeRelay)]
  if (voids.length > 0) return { state: 'void', reasons: voids }

  const limits = windows.flatMap(generatorLimits)
  if (limits.length > 0) return { state: 'limited', reasons: limits }
  return { state: 'valid', reasons: windows.flatMap(unlikePlan) }
}

/** What went wrong in a window that no deployment can have caused. */
function harnessFaults({ name, delay, usage }: WindowFigures): readonly WindowReason[] {
  const reasons: WindowReason[] = []
  if (usage !== undefined && isLate(usage)) {
    reasons.push({ kind: 'runner-late', window: name, watched: usage.watched })
  }
  const p99Ms = delay?.controlMs.p99 ?? 0
  if (p99Ms > MAX_LATENESS_MS) reasons.push({ kind: 'control-late', window: name, p99Ms })
  const share = usage?.stolenShare ?? 0
  if (share > MAX_STOLEN_SHARE) reasons.push({ kind: 'stolen', window: name, share })
  return reasons
}

/** In what the load of a window was not the one that was planned, and what its delay lacks. */
function unlikePlan({
  name,
  streams,
  pages,
  delay,
  unstamped,
}: WindowFigures): readonly WindowReason[] {
  const reasons: WindowReason[] = pages
    .filter(({ unsent }) => unsent > 0)
    .map(({ page, unsent }) => ({ kind: 'pages-unsent', window: name, page, requests: unsent }))
  for (const { page, latenessMs } of pages) {
    const p99Ms = latenessMs.p99 ?? 0
    if (p99Ms > MAX_LATENESS_MS) reasons.push({ kind: 'pages-late', window: name, page, p99Ms })
  }
  const turns = streams?.failed.unsent ?? 0
  if (turns > 0) reasons.push({ kind: 'turns-unsent', window: name, turns })
  const p99Ms = streams?.latenessMs.p99 ?? 0
  if (p99Ms > MAX_LATENESS_MS) reasons.push({ kind: 'turns-late', window: name, p99Ms })
  if (delay?.controlMs.count === 0) reasons.push({ kind: 'no-control', window: name })
  if (unstamped !== undefined) reasons.push({ kind: 'unstamped', window: name, stamps: unstamped })
  return reasons
}

/** Why the cost of a token is not what the relay takes when it keeps up, on a core of its own. */
function unlikeRelay({ name, relay, usage, delay }: WindowFigures): readonly WindowReason[] {
  if (relay === undefined) return []
  const reasons: WindowReason[] = (usage?.saturated ?? [])
    .filter(parts => parts.includes('deployment'))
    .map(parts => ({ kind: 'saturated', window: name, parts }))
  const { received, waited } = relay
  if (received < MIN_RECEIVED_SHARE) reasons.push({ kind: 'behind', window: name, received })
  if (waited > MAX_WAIT_SHARE) reasons.push({ kind: 'core-taken', window: name, waited })
  const [first, ...others] = delay?.lost ?? []
  if (first !== undefined) {
    reasons.push({ kind: 'streams-lost', window: name, streams: 1 + others.length, first })
  }
  return reasons
}

const isLate = ({ watched }: UsageFigures) => Math.abs(1 - watched) > MAX_UNWATCHED_SHARE

/** Which parts of the harness were at their end in a window. */
export function generatorLimits({ name, usage }: WindowFigures): readonly WindowReason[] {
  return (usage?.saturated ?? [])
    .filter(parts => parts.some(part => part !== 'deployment'))
    .map(parts => ({ kind: 'saturated', window: name, parts }))
}
