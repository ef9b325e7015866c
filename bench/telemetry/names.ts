// What a bench writes to Prometheus beside what the deployment's own processes expose: the one place of these names.
// The bench writes them, the dashboards read them; what k6 writes by itself is named in load/k6-series.ts.

/** Labels of every series of a bench. k6 gets the first two as tags (`--tag testid=… --tag deployment=…`). */
export const benchLabels = {
  /** One run: `2026-11-23T04-05-06-integrated`, the name of its directory under results/. */
  testid: 'testid',
  deployment: 'deployment',
} as const

/** Series that the runner and the probe write. Counters begin at 0 with the run. */
export const benchMetrics = {
  /** Gauge, 1 while a window of the run is under way; label `window`, its name in the profile. Gone between windows. */
  window: 'bench_window',
  /** Gauge: sockets that k6 holds open. */
  connections: 'bench_connections',
  /** Counter: tokens that the mock wrote. */
  tokens: 'bench_tokens_total',
  /** Counter of CPU time, user and system; label `part`: deployment, mock, k6, probe. */
  cpuSeconds: 'bench_cpu_seconds_total',
  /** Histogram (buckets `ladders.relayDelay`): arrival at the probe − the moment the mock wrote the token. */
  addedDelay: 'bench_added_delay_seconds',
  /** Histogram, same buckets: the same for a stream straight from the mock, what the measuring itself costs. */
  controlDelay: 'bench_control_delay_seconds',
  /** Gauge, at the end of a run: a figure of its summary; label `measure`, one of `benchMeasures`. */
  result: 'bench_result',
} as const

/** Values of `part`. */
export const benchParts = ['deployment', 'mock', 'k6', 'probe'] as const

/** The load windows of a run, as `timeline` names them. */
export const benchWindows = ['pages', 'streams', 'both'] as const

type Measures = Readonly<Record<string, 'bytes' | 'seconds' | 'count' | 'per second' | 'ratio'>>

const ofRun = {
  /** 1: valid, 0: limited by the generator or void. */
  valid: 'count',
  connections_opened: 'count',
  connections_failed: 'count',
  connections_dropped: 'count',
  /** PSS of the deployment's processes, with no connection and with all of them idle. */
  memory_idle_bytes: 'bytes',
  memory_connected_bytes: 'bytes',
  memory_per_connection_bytes: 'bytes',
  kernel_memory_per_connection_bytes: 'bytes',
  page_static_throughput: 'per second',
  page_rendered_throughput: 'per second',
} as const satisfies Measures

const ofStreams = {
  answers_completed: 'count',
  answers_failed: 'count',
  tokens_per_second: 'per second',
  time_to_first_token_p50_seconds: 'seconds',
  time_to_first_token_p99_seconds: 'seconds',
  added_delay_p50_seconds: 'seconds',
  added_delay_p99_seconds: 'seconds',
  control_delay_p99_seconds: 'seconds',
  cpu_per_token_seconds: 'seconds',
  /** CPU of a part, 1 = one core. */
  cpu_deployment_ratio: 'ratio',
  cpu_mock_ratio: 'ratio',
  cpu_k6_ratio: 'ratio',
  cpu_probe_ratio: 'ratio',
} as const satisfies Measures

const ofPages = {
  page_static_p50_seconds: 'seconds',
  page_static_p99_seconds: 'seconds',
  page_rendered_p50_seconds: 'seconds',
  page_rendered_p99_seconds: 'seconds',
} as const satisfies Measures

/** A value of `measure`: a figure of the run, or one of a window with the window's name before it. */
export type BenchMeasure =
  | keyof typeof ofRun
  | `${'streams' | 'both'}_${keyof typeof ofStreams}`
  | `${'pages' | 'both'}_${keyof typeof ofPages}`

const inWindows = (windows: readonly string[], measures: Measures) =>
  windows.flatMap(window =>
    Object.entries(measures).map(([measure, unit]) => [`${window}_${measure}`, unit]),
  )

/** Every measure and its unit. */
export const benchMeasures = Object.fromEntries([
  ...Object.entries(ofRun),
  ...inWindows(['streams', 'both'], ofStreams),
  ...inWindows(['pages', 'both'], ofPages),
]) as Readonly<Record<BenchMeasure, Measures[string]>>
