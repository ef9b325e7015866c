import { constants, PerformanceObserver } from 'node:perf_hooks'
import type { Histogram } from '../histogram.ts'

/** A kind of garbage collection, as the metric labels it. */
export type CollectionKind = 'minor' | 'major' | 'incremental' | 'weak_callbacks'

type CollectionEntry = PerformanceEntry & { readonly detail: { readonly kind: number } }

const kinds: ReadonlyMap<number, CollectionKind> = new Map([
  [constants.NODE_PERFORMANCE_GC_MINOR, 'minor'],
  [constants.NODE_PERFORMANCE_GC_MAJOR, 'major'],
  [constants.NODE_PERFORMANCE_GC_INCREMENTAL, 'incremental'],
  [constants.NODE_PERFORMANCE_GC_WEAKCB, 'weak_callbacks'],
])

/**
 * Measures every garbage collection.
 *
 * @returns stops measuring
 */
export function watchGarbageCollection(
  durations: Readonly<Record<CollectionKind, Histogram>>,
): () => void {
  const observer = new PerformanceObserver(list => {
    for (const entry of list.getEntries()) {
      const { duration, detail } = entry as CollectionEntry
      const kind = kinds.get(detail.kind)
      if (kind !== undefined) durations[kind].observe(duration / 1_000)
    }
  })
  observer.observe({ entryTypes: ['gc'] })
  return () => observer.disconnect()
}
