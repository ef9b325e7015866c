import { MAX_LATENESS_MS } from '../plan/limits.ts'
import type { UsageFigures } from './figures/usage.ts'
import type { WindowFigures } from './figures/window-figures.ts'
import type { WindowReason } from './reason.ts'

/** May the figures of a run be quoted? `limited`: they are the generator's limit, not the server's. */
export type Validity =
  | { readonly state: 'valid' }
  | { readonly state: 'limited'; readonly reasons: readonly WindowReason[] }
  | { readonly state: 'void'; readonly reasons: readonly WindowReason[] }

/** When CPU and tokens were read for so much less or more than the steady part, they are not of the steady part. */
const MAX_UNWATCHED_SHARE = 0.05

/** Of a single window. */
export function windowValidity(window: WindowFigures): Validity {
  return validity([window])
}

/**
 * A run is void when a turn or a page request of a window was not sent, those of its steady part were sent late, or the runner was
 * late; limited when the harness was saturated.
 */
export function validity(windows: readonly WindowFigures[]): Validity {
  const voids = windows.flatMap(unlikePlan)
  if (voids.length > 0) return { state: 'void', reasons: voids }

  const limits = windows.flatMap(generatorLimits)
  return limits.length > 0 ? { state: 'limited', reasons: limits } : { state: 'valid' }
}

/** In what a window was not the one that was planned. */
function unlikePlan({ name, streams, pages, usage }: WindowFigures): readonly WindowReason[] {
  const reasons: WindowReason[] = pages
    .filter(({ unsent }) => unsent > 0)
    .map(({ page, unsent }) => ({ kind: 'pages-unsent', window: name, page, requests: unsent }))
  for (const { page, latenessMs } of pages) {
    const p99Ms = latenessMs.p99 ?? 0
    if (p99Ms > MAX_LATENESS_MS) reasons.push({ kind: 'pages-late', window: name, page, p99Ms })
  }
  if (usage !== undefined && isLate(usage)) {
    reasons.push({ kind: 'runner-late', window: name, watched: usage.watched })
  }
  const turns = streams?.failed.unsent ?? 0
  if (turns > 0) reasons.push({ kind: 'turns-unsent', window: name, turns })
  const p99Ms = streams?.latenessMs.p99 ?? 0
  if (p99Ms > MAX_LATENESS_MS) reasons.push({ kind: 'turns-late', window: name, p99Ms })
  return reasons
}

const isLate = ({ watched }: UsageFigures) => Math.abs(1 - watched) > MAX_UNWATCHED_SHARE

/** Which parts of the harness were at their end in a window. */
export function generatorLimits({ name, usage }: WindowFigures): readonly WindowReason[] {
  return (usage?.saturated ?? [])
    .filter(parts => parts.some(part => part !== 'deployment'))
    .map(parts => ({ kind: 'saturated', window: name, parts }))
}
