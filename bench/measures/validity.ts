import type { WindowFigures } from './summary.ts'

/** May the figures of a run be quoted? `limited`: they are the generator's limit, not the server's. */
export type Validity =
  | { readonly state: 'valid' }
  | { readonly state: 'limited'; readonly reasons: readonly string[] }
  | { readonly state: 'void'; readonly reasons: readonly string[] }

/** A turn sent later than this at p99 was not sent when it was planned: the load was not the one that was asked for. */
export const MAX_LATENESS_MS = 20

/** A run is void when a turn was not sent or turns were sent late; limited when the harness was saturated. */
export function validity(windows: readonly WindowFigures[]): Validity {
  const voids = windows.flatMap(({ name, streams }) => {
    if (streams === undefined) return []
    const { failed, latenessMs } = streams
    return [
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

  const limits = windows.flatMap(({ name, usage }) =>
    (usage?.saturated ?? [])
      .filter(part => part !== 'deployment')
      .map(part => `window ${name}: ${part} above 80%`),
  )
  return limits.length > 0 ? { state: 'limited', reasons: limits } : { state: 'valid' }
}
