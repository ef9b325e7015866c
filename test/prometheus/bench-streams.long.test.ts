import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { k6Series } from '../../bench/load/k6-series.ts'
import { commandOutput } from '../../bench/machine/process/command-output.ts'
import type { Summary } from '../../bench/measures/figures/summary.ts'
import { readTrial } from '../../bench/samples/trial-file.ts'
import {
  benchMeasures,
  benchMetrics,
  benchParts,
  benchWindows,
} from '../../bench/telemetry/names.ts'
import { k6Tool } from '../bench/k6-tool.ts'
import { type RunningBench, startBench } from '../bench/run-bench.ts'
import { root } from '../support/deployment.ts'
import { environmentOf } from '../support/environment.ts'
import { describeWithTool } from '../support/required-tool.ts'
import {
  dataDirectory,
  prometheusTool,
  type RunningPrometheus,
  startPrometheus,
} from './prometheus-process.ts'
import {
  fillsEveryDashboard,
  loadTrial,
  readsNoMemoryInWindows,
  seesMemoryReadings,
  servesFiles,
  viewOf,
} from './run-in-dashboards.ts'

const RUN_MS = 150_000
const SHORT = ['--quick', '--connections', '100', '--duration', '8', '--tokens', '600']

/** Nobody listens there: below the ports that anyone may take. */
const NOWHERE = 'http://127.0.0.1:1'

// All at once: each waits for the clock most of the time, and no figure is judged.
describe.concurrent('a bench and Prometheus', { timeout: RUN_MS }, () => {
  describeWithTool(k6Tool, 'not there', k6Path => {
    it('is warned of once, and the results are whole', async () => {
      await using bench = await startBench([...SHORT, 'integrated', '--live'], k6Path, {
        PROMETHEUS_URL: NOWHERE,
      })
      await isWhole(bench, `PROMETHEUS_URL=${NOWHERE}`)
      expect(bench.output()).toMatch(
        /^connections 100 · tokens\/s \d+ · answers \d+ completed, 0 failed · CPU of a core: .*k6/m,
      )
    })

    describeWithTool(prometheusTool, 'there', prometheusPath => {
      // What it asks for is read from /proc.
      it.runIf(process.platform === 'linux')(
        'streams there while it runs, and from its files afterwards',
        async () => {
          await using data = await dataDirectory()
          await using prometheus = await startPrometheus(prometheusPath, data.path)
          await using bench = await startBench([...SHORT, 'separate'], k6Path, {
            PROMETHEUS_URL: prometheus.url,
            GRAFANA_URL: 'http://grafana.example',
          })
          const { exit, summary } = await bench.finish()
          expect(exit, bench.output()).toEqual({ code: 0, signal: null })
          expect(bench.output()).not.toContain('warning')
          const run = directoryOf(bench)
          expect(bench.output()).toMatch(
            new RegExp(
              `^Dashboard: http://grafana\\.example/d/[\\w-]+\\?from=\\d+&to=\\d+&var-testid=${basename(run)}&var-deployment=separate$`,
              'm',
            ),
          )
          leavesNoTargets(run)
          sentNothingEarly(run)
          await agrees(prometheus, basename(run), summary)
          await hasSeriesOfServers(prometheus, basename(run), summary)
          await fillsEveryDashboard(prometheus.url, viewOf(bench.output()))
          await servesFiles(prometheus.url, viewOf(bench.output()))
          await seesMemoryReadings(prometheus.url, run)

          await using fresh = await dataDirectory()
          const loading = ['dashboards/command.ts', '--load', run, '--data', fresh.path]
          const environment = environmentOf({})
          const loaded = await commandOutput(process.execPath, loading, { cwd: root, environment })
          await using later = await startPrometheus(prometheusPath, fresh.path)
          await agrees(later, basename(run), summary)
          await hasSeriesOfServers(later, basename(run), summary)
          await fillsEveryDashboard(later.url, viewOf(loaded))
          await readsNoMemoryInWindows(later.url, run)
        },
      )

      // By itself: another Prometheus reads the same targets, and would go on reading this run.
      it('warns once when it goes away, and has its results', { concurrent: false }, async () => {
        await using data = await dataDirectory()
        await using prometheus = await startPrometheus(prometheusPath, data.path)
        await using bench = await startBench([...SHORT, 'integrated'], k6Path, {
          PROMETHEUS_URL: prometheus.url,
        })
        await vi.waitFor(() => expect(bench.output()).toMatch(/streams: \d+ tokens a second/), {
          timeout: RUN_MS,
          interval: 50,
        })
        await prometheus.process.stop()
        await isWhole(bench, 'reads no more')
      })
    })
  })
})

/**
 * A turn's lateness is no less than nothing, whatever the steps of k6's clock. A page's moments are rounded: planned up by half a
 * step at most, sent down by a whole one.
 */
function sentNothingEarly(run: string): void {
  const { samples } = readTrial(loadTrial(run))
  const sent = samples.filter(sample => sample.type === 'stream')
  expect(sent.length).toBeGreaterThan(50)
  expect(sent.filter(({ sentMs, plannedMs }) => sentMs < plannedMs)).toEqual([])
  const asked = samples.filter(sample => sample.type === 'page')
  expect(asked.length).toBeGreaterThan(50)
  expect(asked.filter(({ sentMs, plannedMs }) => sentMs < plannedMs - 2)).toEqual([])
}

/** The figures that both k6 and the bench wrote are those of the summary. */
async function agrees(
  prometheus: RunningPrometheus,
  testid: string,
  summary: Summary | undefined,
): Promise<void> {
  const last = (name: string, ...labels: readonly string[]) =>
    prometheus.ask(
      `last_over_time(${name}{testid="${testid}", deployment="separate"}[1h])`,
      ...labels,
    )
  const streaming = summary?.windows.filter(({ streams }) => streams !== undefined) ?? []
  const completed = completedIn(summary)
  expect(completed).toBeGreaterThan(50)
  expect(await last(k6Series.answers, 'outcome')).toEqual({ end: completed })
  expect(await last(k6Series.connects, 'outcome')).toEqual({ opened: 100, failed: 0 })
  const ttft = await last(k6Series.timeToFirstToken.p50)
  expect(ttft['']).toBeGreaterThan(0.1)

  const results = await last(benchMetrics.result, 'measure')
  expect(results).toMatchObject({
    connections_opened: 100,
    streams_answers_completed: streaming[0]?.streams?.completed,
    both_answers_completed: streaming[1]?.streams?.completed,
    streams_time_to_first_token_p50_seconds: (streaming[0]?.streams?.ttftMs.p50 ?? 0) / 1e3,
    streams_added_delay_p99_seconds: (streaming[0]?.delay?.addedMs.p99 ?? 0) / 1e3,
    page_rendered_throughput: summary?.throughput[1]?.requestsPerSecond,
  })

  const measured = streaming.reduce((sum, { delay }) => sum + (delay?.addedMs.count ?? 0), 0)
  const delays = await last(`${benchMetrics.addedDelay}_count`)
  // The summary's are of the steady parts alone.
  expect(delays['']).toBeGreaterThan(measured)
  expect((await last(`${benchMetrics.addedDelay}_bucket`, 'le'))['+Inf']).toBe(delays[''])
  const cpu = await last(benchMetrics.cpuSeconds, 'part')
  expect(Object.keys(cpu).sort()).toEqual([...benchParts].sort())
  expect(Object.keys(results).sort()).toEqual(Object.keys(benchMeasures).sort())
  const windows = await last(benchMetrics.window, 'window')
  expect(Object.keys(windows).sort()).toEqual([...benchWindows].sort())
}

/** What the deployment's processes expose is there under the names of the run, and fits what k6 saw. */
async function hasSeriesOfServers(
  prometheus: RunningPrometheus,
  testid: string,
  summary: Summary | undefined,
): Promise<void> {
  const most = (name: string, ...labels: readonly string[]) =>
    prometheus.ask(
      `max_over_time(${name}{testid="${testid}", deployment="separate"}[1h])`,
      ...labels,
    )
  const both = ['next', 'socket server']
  // The runner is a third one where it was read as it went.
  expect(Object.keys(await most('up', 'instance'))).toEqual(expect.arrayContaining(both))
  expect(Object.keys(await most('process_cpu_seconds_total', 'instance')).sort()).toEqual(both)
  // Those of k6, 24 of the probe in each of two windows, and one that asked for a first token at the start.
  expect(await most('chat_connections_opened_total', 'job')).toEqual({ bench: 149 })
  const tokens = await most('chat_tokens_total')
  const written = await most(benchMetrics.tokens)
  expect(tokens['']).toBeGreaterThan(5_000)
  expect(tokens['']).toBeLessThanOrEqual(written[''] ?? 0)
  // Every answer of the results file, and those of the probe.
  const answers = await most('chat_generations_ended_total', 'process', 'outcome')
  expect(answers['socket finished']).toBeGreaterThan(completedIn(summary))
  expect(answers['socket failed']).toBe(0)
}

async function isWhole(bench: RunningBench, warning: string): Promise<void> {
  const { exit, summary } = await bench.finish()
  expect(exit, bench.output()).toEqual({ code: 0, signal: null })
  const warnings = bench.output().match(/.*warning.*/g)
  expect(warnings).toEqual([expect.stringContaining(warning)])
  expect(summary?.windows.map(({ name }) => name)).toEqual(['pages', 'streams', 'both'])
  expect(summary?.windows[2]?.streams?.completed).toBeGreaterThan(20)
  expect(bench.output()).toContain('npm run dashboards -- --load')
  const run = directoryOf(bench)
  expect(readFileSync(join(run, 'series.om'), 'utf8')).toContain('bench_result{')
  leavesNoTargets(run)
}

function leavesNoTargets(run: string): void {
  const left = readdirSync(join(root, 'results/targets'))
  expect(left.filter(name => name.startsWith(`${basename(run)}.`))).toEqual([])
}

const completedIn = (summary: Summary | undefined) =>
  summary?.windows.reduce((sum, { streams }) => sum + (streams?.completed ?? 0), 0) ?? 0

function directoryOf(bench: RunningBench): string {
  return /^Samples and summary: (.+)$/m.exec(bench.output())?.[1] ?? ''
}
