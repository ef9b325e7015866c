import { join } from 'node:path'
import { monotonicNs } from '../load/probe/delay-log.ts'
import type { Summary } from '../measures/figures/summary.ts'
import type { Sample } from '../samples/run-sample.ts'
import { delayHistograms } from './delay-points.ts'
import { openMetricsPage } from './metrics-page.ts'
import { benchLabels } from './names.ts'
import type { PrometheusServer } from './prometheus-server.ts'
import { resultPoints } from './result-points.ts'
import type { RunState } from './run-state.ts'
import { type Labels, openSeries, SERIES_FILE } from './series.ts'
import { memoryPoints, ownLabels, stateSeries } from './state-points.ts'
import { registerTargets, scrape, type Target } from './targets.ts'
import { type K6Output, k6Output, openWriteReceiver } from './write-receiver.ts'

/** The job of a bench's processes, as in deploy/prometheus/prometheus.yml. */
const JOB = 'bench'

/** The runner among the processes of a run. */
const RUNNER = 'bench'

/** How long the results wait to be read: as long as the interval of most, and a moment. */
const READ_MS = 16_000

/** Takes down the series of a run. */
export type RunRecord = AsyncDisposable & {
  readonly k6Output: K6Output
  onSample(sample: Sample): void
  onState(state: RunState): void
  /** The deployment's processes are up: registers them with Prometheus. */
  onProcesses(processes: readonly { readonly name: string; readonly adminPort: number }[]): void
  /** Keeps what every process exposes now. */
  scrape(): Promise<void>
  /** Adds the results. Resolves when Prometheus has read them, or was given up: then what it has is not the whole run. */
  finish(summary: Summary): Promise<{ readonly streamed: boolean }>
}

/**
 * Opens the record of a run: a file of series beside its samples, and the same for a Prometheus to read while it runs, where there
 * is one. It scrapes the processes, and the runner like one of them; the file gets their series from the runner. Their PSS is not
 * among them: it is what the runner read while nothing was measured.
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
  const series = openSeries(join(directory, SERIES_FILE))
  const receiver = opened.use(await openWriteReceiver(series.push))
  const page = opened.use(await openMetricsPage(series.exposed))
  const targetOf = (instance: string, address: string): Target => ({
    address,
    labels: { job: JOB, instance, ...labels },
  })
  if (prometheus.state === 'ready') {
    const runner = [targetOf(RUNNER, page.address)]
    opened.defer(registerTargets(targetsDirectory, `${testid}.${RUNNER}`, runner))
  }
  let unregister: () => void = () => {}
  opened.defer(() => unregister())
  const statePoints = stateSeries(labels)
  const delays = delayHistograms(labels)
  series.push(delays.empty(Date.now()))
  let targets: readonly Target[] = []
  let processes: readonly Labels[] = []
  let scraped = Promise.resolve()

  const stack = opened.move()
  return {
    k6Output: k6Output(receiver.url, labels),
    onSample(sample) {
      const atMs = Date.now()
      if (sample.type === 'delay') {
        series.push(delays.points(sample, { zeroMs: atMs - monotonicNs() / 1e6 }))
      }
      if (sample.type !== 'memory') return
      // Behind the first scrape, which tells the names of the processes.
      scraped = scraped.then(() => series.push(memoryPoints(sample, processes, atMs)))
    },
    onState(state) {
      series.push(statePoints(state))
    },
    onProcesses(started) {
      targets = started.map(({ name, adminPort }) => targetOf(name, `127.0.0.1:${adminPort}`))
      if (prometheus.state === 'ready') {
        unregister = registerTargets(targetsDirectory, testid, targets)
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
        series.keep(found.flat())
      })
      return scraped
    },
    async finish(summary) {
      await scraped
      // The processes have ended: who asks them now would find them down.
      unregister()
      series.push(resultPoints(summary, labels, Date.now()))
      if (prometheus.state !== 'ready') return { streamed: false }
      const wasRead = page.reads > 0
      const streamed = wasRead && (await page.isReadWithin(READ_MS))
      if (!streamed && (wasRead || prometheus.expected)) {
        onWarning(
          `warning: Prometheus at ${prometheus.url} ${wasRead ? 'reads no more' : 'did not read'}: it has not the whole run. The results are whole.`,
        )
      }
      return { streamed }
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}
