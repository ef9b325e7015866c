import type { WindowFigures } from './summary.ts'
import type { UsageFigures } from './usage.ts'

/** May the figures of a run be quoted? `limited`: they are the generator's limit, not the server's. */
export type Validity =
  | { readonly state: 'valid' }
  | { readonly state: 'limited'; readonly reasons: readonly string[] }
  | { readonly state: 'void'; readonly reasons: readonly string[] }

/** A turn sent later than this at p99 was not sent when it was planned: the load was not the one that was asked for. */
export const MAX_LATENESS_MS = 20

/** When CPU and tokens were read for so much less or more than the steady part, they are not of the steady part. */
const MAX_UNWATCHED_SHARE = 0.05

/** Of a single window. */
export function windowValidity(window: WindowFigures): Validity {
  return validity([window])
}

/** A run is void when a turn or a page request was not sent, turns were sent late, or the runner was; limited when the harness was saturated. */
export function validity(windows: readonly WindowFigures[]): Validity {
  const voids = windows.flatMap(({ name, streams, pages, usage }) => {
    const unsentPages = pages
      .filter(({ unsent }) => unsent > 0)
      .map(
        ({ page, unsent }) =>
          `window ${name}: ${unsent} requests for the ${page} page were never sent`,
      )
    const late = unwatched(name, usage)
    if (streams === undefined) return [...unsentPages, ...late]
    const { failed, latenessMs } = streams
    return [
      ...unsentPages,
      ...late,
      ...(failed.unsent > 0
        ? [`window ${name}: ${failed.unsent} planned turns were never sent`]
        : []),
      ...((latenessMs.p99 ?? 0) > MAX_LATENESS_MS
        ? [
            `window ${name}: turns were sent late, p99 ${latenessMs.p99?.toFixed(0)} ms (limit ${MAX_LATENESS_MS})`,
          ]
        : []),
    ]
  })
  if (voids.length > 0) return { state: 'void', reasons: voids }

  const limits = windows.flatMap(generatorLimits)
  return limits.length > 0 ? { state: 'limited', reasons: limits } : { state: 'valid' }
}

function unwatched(name: string, usage: UsageFigures | undefined): readonly string[] {
  if (usage === undefined || Math.abs(1 - usage.watched) <= MAX_UNWATCHED_SHARE) return []
  const percent = (usage.watched * 100).toFixed(0)
  return [`window ${name}: watched for ${percent}% of its steady part, the runner was late`]
}

/** Which parts of the harness were at their end in a window. */
export function generatorLimits({ name, usage }: WindowFigures): readonly string[] {
  return (usage?.saturated ?? [])
    .filter(part => part !== 'deployment')
    .map(part => `window ${name}: ${part} above 80%`)
}
