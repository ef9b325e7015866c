import { type BenchMeasure, benchLabels, benchMetrics } from '../../bench/telemetry/names.ts'
import { benches, series } from '../promql.ts'
import { slo } from '../slo.ts'
import { bars, type PanelOptions } from './panel.ts'
import { units } from './unit.ts'

const { deployment, testid } = benchLabels
const size = { width: 8, height: 6 } as const

/** A figure of each chosen run, whenever in the time range it was made. */
const figure = (measure: BenchMeasure) =>
  `max by (${deployment}, ${testid}) (last_over_time(${series(benchMetrics.result, benches, `measure="${measure}"`)}[$__range]))`

/** Bars for measures of one kind, each with a word that tells it from the others. */
function figures(
  options: Omit<PanelOptions, 'queries' | 'width' | 'height'>,
  measures: Readonly<Record<string, BenchMeasure>>,
) {
  const queries = Object.entries(measures).map(([word, measure]) => ({
    expr: figure(measure),
    legend: `{{${deployment}}} ${word} ({{${testid}}})`,
  }))
  return bars({ ...size, ...options, queries })
}

/** The summaries of the chosen runs: a bar for each deployment and run. */
export const results = [
  figures(
    {
      title: 'Memory per idle connection',
      description:
        'PSS of all processes of the deployment: (with all connections − with none) ÷ connections.',
      unit: units.bytes,
    },
    {
      PSS: 'memory_per_connection_bytes',
      'kernel, both ends': 'kernel_memory_per_connection_bytes',
    },
  ),
  figures(
    {
      title: 'Added delay per token, p99',
      description: `From the mock writing a token to its arrival at the probe. Objective: ${slo.addedDelaySeconds * 1000} ms.`,
      unit: units.seconds,
      limit: slo.addedDelaySeconds,
    },
    {
      streams: 'streams_added_delay_p99_seconds',
      'streams and pages': 'both_added_delay_p99_seconds',
    },
  ),
  figures(
    {
      title: 'CPU per relayed token',
      description:
        'User and system of all processes of the deployment ÷ tokens. With pages it holds their rendering as well.',
      unit: units.seconds,
    },
    { streams: 'streams_cpu_per_token_seconds', 'streams and pages': 'both_cpu_per_token_seconds' },
  ),
  figures(
    {
      title: 'Time to first token, p99',
      description:
        'From the planned moment of a turn to its first text, the 100 ms of the mock included.',
      unit: units.seconds,
    },
    {
      streams: 'streams_time_to_first_token_p99_seconds',
      'streams and pages': 'both_time_to_first_token_p99_seconds',
    },
  ),
  figures(
    {
      title: 'Rendered page, p99',
      description: 'Latency of the page that the server renders for each request, open loop.',
      unit: units.seconds,
    },
    {
      pages: 'pages_page_rendered_p99_seconds',
      'streams and pages': 'both_page_rendered_p99_seconds',
    },
  ),
  figures(
    {
      title: 'Answers that failed',
      description: 'Refused, lost, or not ended in time. Anything but 0 is a finding.',
      unit: units.count,
      limit: 1,
    },
    { streams: 'streams_answers_failed', 'streams and pages': 'both_answers_failed' },
  ),
]
