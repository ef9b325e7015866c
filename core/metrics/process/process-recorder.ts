import { performance } from 'node:perf_hooks'
import { counterOf, countersOf, distribution, type Family, gaugeOf } from '../family.ts'
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
      counterOf(metrics.cpuSeconds, () => {
        const { user, system } = process.cpuUsage()
        return (user + system) / MICROSECONDS
      }),
      counterOf(metrics.cpuUserSeconds, () => process.cpuUsage().user / MICROSECONDS),
      counterOf(metrics.cpuSystemSeconds, () => process.cpuUsage().system / MICROSECONDS),
      gaugeOf(metrics.startTime, () => performance.timeOrigin / 1_000),
      gaugeOf(metrics.residentMemory, () => process.memoryUsage.rss()),
      gaugeOf(metrics.proportionalMemory, proportionalMemory),
      gaugeOf(metrics.heapUsed, () => process.memoryUsage().heapUsed),
      gaugeOf(metrics.heapTotal, () => process.memoryUsage().heapTotal),
      gaugeOf(metrics.externalMemory, () => process.memoryUsage().external),
      gaugeOf(metrics.openDescriptors, openDescriptors),
      gaugeOf(metrics.maxDescriptors, maxDescriptors),
      distribution(metrics.eventLoopDelay, () => [[{}, delays]]),
      countersOf(metrics.eventLoopSeconds, counter => {
        const usage = performance.eventLoopUtilization()
        counter.reset()
        for (const state of metrics.eventLoopSeconds.labels.state) {
          counter.inc({ state }, usage[state] / 1_000)
        }
      }),
      distribution(metrics.garbageCollection, () =>
        Object.entries(collections).map(([kind, durations]) => [{ kind }, durations] as const),
      ),
    ],
    stop() {
      for (const stop of stops) stop()
    },
  }
}
