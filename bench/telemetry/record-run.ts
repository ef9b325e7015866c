import { join } from 'node:path'
import { monotonicNs } from '../load/probe/delay-log.ts'
import type { Summary } from '../measures/figures/summary.ts'
import type { Sample } from '../samples/run-sample.ts'
import { delayHistograms } from './delay-points.ts'
import { type K6Output, k6Output } from './k6-output.ts'
import { memorySeries, ownLabels } from './memory-points.ts'
import { benchLabels } from './names.ts'
import type { Labels } from './point.ts'
import type { PrometheusServer } from './prometheus-server.ts'
import { resultPoints } from './result-points.ts'
import type { RunState } from './run-state.ts'
import { scrape } from './scrape.ts'
import { openSeriesSink, SERIES_FILE } from './series-sink.ts'
import { stateSeries } from './state-points.ts'
import { registerTargets, type Target } from './targets.ts'
import { openWriteReceiver } from './write-receiver.ts'

/** The job of a bench's processes, as in deploy/prometheus/prometheus.yml. */
const JOB = 'bench'

/** Takes down the series of a run. */
export type RunRecord = AsyncDisposable & {
  readonly k6Output: K6Output
  onSample(sample: Sample): void
  onState(state: RunState): void
  /** The deployment's processes are up: registers them with Prometheus. */
  onProcesses(processes: readonly { readonly name: string; readonly adminPort: number }[]): void
  /** Keeps what every process exposes now. */
  scrape(): Promise<void>
  /** Adds the results; resolves when Prometheus has everything or was given up. */
  finish(summary: Summary): Promise<void>
  /** Prometheus has everything so far. */
  readonly streaming: boolean
}

/**
 * Opens the record of a run: a file of series beside its samples, and the same in Prometheus while it runs, where there
 * is one. Prometheus scrapes the processes itself; the file gets their series from the runner. Their PSS is not among
 * them: it is what the runner read while nothing was measured.
 */
export async function recordRun(options: {
  /** The run's directory; its name is the `testid`. */
  directory: string
  testid: string
  deployment: string
  targetsDirectory: string
  prometheus: PrometheusServer
  onWarning: (message: string) => void
}): Promise<RunRecord> {
  const { directory, testid, deployment, targetsDirectory, prometheus, onWarning } = options
  const labels = { [benchLabels.testid]: testid, [benchLabels.deployment]: deployment }
  await using opened = new AsyncDisposableStack()
  const sink = openSeriesSink(join(directory, SERIES_FILE), prometheus, onWarning)
  const receiver = opened.use(await openWriteReceiver(sink.push))
  const states = stateSeries(labels)
  const toDelayPoints = delayHistograms(labels)
  const memory = memorySeries()
  let targets: readonly Target[] = []
  let processes: readonly Labels[] = []
  let scraped = Promise.resolve()

  const stack = opened.move()
  return {
    k6Output: k6Output(receiver.url, labels),
    onSample(sample) {
      const atMs = Date.now()
      if (sample.type === 'delay') {
        sink.push(toDelayPoints(sample, { zeroMs: atMs - monotonicNs() / 1e6 }))
      }
      if (sample.type !== 'memory') return
      // Behind the first scrape, which tells the names of the processes.
      scraped = scraped.then(() => sink.push(memory.points(sample, processes, atMs)))
    },
    onState(state) {
      sink.push(states.points(state))
    },
    onProcesses(started) {
      targets = started.map(({ name, adminPort }) => ({
        address: `127.0.0.1:${adminPort}`,
        labels: { job: JOB, instance: name, ...labels },
      }))
      if (prometheus.state === 'ready') {
        stack.defer(registerTargets(targetsDirectory, testid, targets))
      }
    },
    scrape() {
      // One after another: a series is written in order.
      scraped = scraped.then(async () => {
        const found = await Promise.all(targets.map(scrape))
        processes = targets.map(({ labels }, index) => ({
          ...processes[index],
          ...labels,
          ...ownLabels(found[index] ?? []),
        }))
        sink.keep(found.flat())
      })
      return scraped
    },
    async finish(summary) {
      await scraped
      const atMs = Date.now()
      // A moment later: a series has one value a millisecond.
      const ends = [...states.end(atMs + 1), ...memory.end(atMs + 1)]
      sink.push([...ends, ...resultPoints(summary, labels, atMs)])
      await sink.flush()
    },
    get streaming() {
      return sink.streaming
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}
