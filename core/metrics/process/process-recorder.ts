import { performance } from 'node:perf_hooks'
import { distribution, type Family, single } from '../family.ts'
import { Histogram } from '../histogram.ts'
import { metrics } from '../names.ts'
import { maxDescriptors, openDescriptors } from './descriptors.ts'
import { watchEventLoopDelay } from './event-loop-delay.ts'
import { type CollectionKind, watchGarbageCollection } from './garbage-collection.ts'
import { proportionalMemory } from './proportional-memory.ts'

const MICROSECONDS = 1e6

/** What the process itself uses: memory, CPU, event loop, descriptors, garbage collection. */
export function recordProcess(): { readonly families: readonly Family[]; stop(): void } {
  const delays = new Histogram(metrics.eventLoopDelay.buckets)
  const collections = Object.fromEntries(
    metrics.garbageCollection.labels.kind.map(kind => [
      kind,
      new Histogram(metrics.garbageCollection.buckets),
    ]),
  ) as Record<CollectionKind, Histogram>
  const stops = [watchEventLoopDelay(delays), watchGarbageCollection(collections)]

  return {
    families: [
      single(metrics.cpuSeconds, () => {
        const { user, system } = process.cpuUsage()
        return (user + system) / MICROSECONDS
      }),
      single(metrics.cpuUserSeconds, () => process.cpuUsage().user / MICROSECONDS),
      single(metrics.cpuSystemSeconds, () => process.cpuUsage().system / MICROSECONDS),
      single(metrics.startTime, () => performance.timeOrigin / 1_000),
      single(metrics.residentMemory, () => process.memoryUsage.rss()),
      single(metrics.proportionalMemory, proportionalMemory),
      single(metrics.heapUsed, () => process.memoryUsage().heapUsed),
      single(metrics.heapTotal, () => process.memoryUsage().heapTotal),
      single(metrics.externalMemory, () => process.memoryUsage().external),
      single(metrics.openDescriptors, openDescriptors),
      single(metrics.maxDescriptors, maxDescriptors),
      distribution(metrics.eventLoopDelay, () => [[{}, delays]]),
      {
        definition: metrics.eventLoopSeconds,
        read() {
          const usage = performance.eventLoopUtilization()
          return metrics.eventLoopSeconds.labels.state.map(state => ({
            suffix: '',
            labels: { state },
            value: usage[state] / 1_000,
          }))
        },
      },
      distribution(metrics.garbageCollection, () =>
        Object.entries(collections).map(([kind, durations]) => [{ kind }, durations] as const),
      ),
    ],
    stop() {
      for (const stop of stops) stop()
    },
  }
}
