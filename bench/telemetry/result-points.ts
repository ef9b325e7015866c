import type { Distribution } from '../measures/figures/distribution.ts'
import type { PageFigures } from '../measures/figures/pages.ts'
import type { StreamFigures } from '../measures/figures/streams.ts'
import type { Summary } from '../measures/figures/summary.ts'
import type { WindowFigures } from '../measures/figures/window-figures.ts'
import { type BenchMeasure, benchMetrics } from './names.ts'
import type { Labels, Point } from './series.ts'

type Measured = Partial<Record<BenchMeasure, number | undefined>>

/** A summary as gauges, one for each measure that the run has: so that runs of different days compare. */
export function resultPoints(summary: Summary, labels: Labels, atMs: number): Point[] {
  const measures: Measured = {
    ...runMeasures(summary),
    ...Object.assign({}, ...summary.windows.map(windowMeasures)),
  }
  return Object.entries(measures).flatMap(([measure, value]) =>
    value === undefined
      ? []
      : [{ name: benchMetrics.result, labels: { ...labels, measure }, value, atMs }],
  )
}

function runMeasures({ validity, connections, memory, throughput }: Summary): Measured {
  const fastest = (page: 'static' | 'rendered') =>
    throughput.find(sample => sample.page === page)?.requestsPerSecond
  return {
    valid: validity.state === 'valid' ? 1 : 0,
    connections_opened: connections.opened,
    connections_failed: connections.failed,
    connections_dropped: connections.dropped,
    memory_idle_bytes: memory.atZeroBytes,
    memory_connected_bytes: memory.atAllBytes,
    memory_per_connection_bytes: memory.perConnectionBytes,
    kernel_memory_per_connection_bytes: memory.kernelPerConnectionBytes,
    page_static_throughput: fastest('static'),
    page_rendered_throughput: fastest('rendered'),
  }
}

function windowMeasures(window: WindowFigures): Measured {
  const { name } = window
  if (name === 'pages') return pageMeasures(name, window.pages)
  if (name === 'streams') return streamMeasures(name, window)
  // The windows of a ladder have no gauges: what they come to is a table.
  if (name !== 'both') return {}
  return { ...streamMeasures(name, window), ...pageMeasures(name, window.pages) }
}

function streamMeasures(
  name: 'streams' | 'both',
  { streams, delay, usage }: WindowFigures,
): Measured {
  if (streams === undefined) return {}
  const cpuPerTokenUs = usage?.cpuPerTokenUs
  return {
    [`${name}_answers_completed`]: streams.completed,
    [`${name}_answers_failed`]: failures(streams),
    [`${name}_tokens_per_second`]: usage?.tokensPerSecond,
    [`${name}_time_to_first_token_p50_seconds`]: seconds(streams.ttftMs, 'p50'),
    [`${name}_time_to_first_token_p99_seconds`]: seconds(streams.ttftMs, 'p99'),
    [`${name}_added_delay_p50_seconds`]: seconds(delay?.addedMs, 'p50'),
    [`${name}_added_delay_p99_seconds`]: seconds(delay?.addedMs, 'p99'),
    [`${name}_control_delay_p99_seconds`]: seconds(delay?.controlMs, 'p99'),
    [`${name}_cpu_per_token_seconds`]:
      cpuPerTokenUs === undefined ? undefined : cpuPerTokenUs / 1e6,
    [`${name}_cpu_deployment_ratio`]: usage?.shareOfCore.deployment,
    [`${name}_cpu_mock_ratio`]: usage?.shareOfCore.mock,
    [`${name}_cpu_k6_ratio`]: usage?.shareOfCore.k6,
    [`${name}_cpu_probe_ratio`]: usage?.shareOfCore.probe,
  }
}

function pageMeasures(name: 'pages' | 'both', pages: readonly PageFigures[]): Measured {
  const latency = (page: 'static' | 'rendered') =>
    pages.find(figures => figures.page === page)?.latencyMs
  return {
    [`${name}_page_static_p50_seconds`]: seconds(latency('static'), 'p50'),
    [`${name}_page_static_p99_seconds`]: seconds(latency('static'), 'p99'),
    [`${name}_page_rendered_p50_seconds`]: seconds(latency('rendered'), 'p50'),
    [`${name}_page_rendered_p99_seconds`]: seconds(latency('rendered'), 'p99'),
  }
}

const failures = ({ failed }: StreamFigures) =>
  Object.values(failed).reduce((sum, count) => sum + count, 0)

function seconds(found: Distribution | undefined, quantile: 'p50' | 'p99'): number | undefined {
  const ms = found?.[quantile]
  return ms === undefined ? undefined : ms / 1_000
}
