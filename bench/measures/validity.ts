import type { WindowFigures } from './summary.ts'

/** May the figures of a run be quoted? `limited`: they are the generator's limit, not the server's. */
export type Validity =
  | { readonly state: 'valid' }
  | { readonly state: 'limited'; readonly reasons: readonly string[] }
  | { readonly state: 'void'; readonly reasons: readonly string[] }

/** A turn sent later than this at p99 was not sent when it was planned: the load was not the one that was asked for. */
export const MAX_LATENESS_MS = 20

/** Of a single window. */
export function windowValidity(window: WindowFigures): Validity {
  return validity([window])
}

/** A run is void when a turn or a page request was not sent, or turns were sent late; limited when the harness was saturated. */
export function validity(windows: readonly WindowFigures[]): Validity {
  const voids = windows.flatMap(({ name, streams, pages }) => {
    const unsentPages = pages
      .filter(({ unsent }) => unsent > 0)
      .map(
        ({ page, unsent }) =>
          `window ${name}: ${unsent} requests for the ${page} page were never sent`,
      )
    if (streams === undefined) return unsentPages
    const { failed, latenessMs } = streams
    return [
      ...unsentPages,
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

/** Which parts of the harness were at their end in a window. */
export function generatorLimits({ name, usage }: WindowFigures): readonly string[] {
  return (usage?.saturated ?? [])
    .filter(part => part !== 'deployment')
    .map(part => `window ${name}: ${part} above 80%`)
}
