import { benchLabels } from '../bench/telemetry/names.ts'
import type { MetricDefinition } from '../core/metrics/definition.ts'
import { commonLabels } from '../core/metrics/names.ts'

/** A counter's name. It is never shown raw: `perSecond` and `increase` alone take it. */
export type CounterName = `${string}_total`

/** A gauge's name: whatever is no counter. */
type Gauge<Name extends string> = Name extends CounterName ? never : Name

/** Which series are asked for, and over which window rates are taken. */
export type Scope = { readonly matchers: readonly string[]; readonly window: string }

const byVariable = (label: string, variable = label) => `${label}=~"$${variable}"`

/** What the deployment's processes expose, narrowed by the dashboard's variables. */
export const servers: Scope = {
  matchers: [
    byVariable(commonLabels.deployment),
    byVariable('job'),
    byVariable('instance'),
    byVariable(benchLabels.testid),
  ],
  window: '$__rate_interval',
}

/** What a bench wrote, narrowed by the dashboard's variables. */
export const benches: Scope = {
  matchers: [byVariable(benchLabels.deployment), byVariable(benchLabels.testid)],
  window: '$__rate_interval',
}

/**
 * For a rule: every process but those of a bench, which come and go and are loaded to their limit on purpose. Rates are
 * over a window of the rule's own.
 */
export const production = (window: string): Scope => ({
  matchers: [`${benchLabels.testid}=""`],
  window,
})

/** The label matcher `label="value"` of a metric; a label or value that it does not have fails the type check. */
export function having<
  const Metric extends MetricDefinition,
  const Label extends keyof Metric['labels'] & string,
>(_metric: Metric, label: Label, value: Metric['labels'][Label][number]): string {
  return `${label}="${value}"`
}

/** `name{matchers}`. */
export function series(name: string, { matchers }: Scope, ...more: readonly string[]): string {
  return `${name}{${[...matchers, ...more].join(', ')}}`
}

/** The sum of a gauge over the series that share these labels, separated by commas. */
export function sum<const Name extends string>(
  by: string,
  name: Gauge<Name>,
  scope: Scope,
  ...more: readonly string[]
): string {
  return `sum by (${by}) (${series(name, scope, ...more)})`
}

/** The largest value of a gauge. */
export function max<const Name extends string>(
  by: string,
  name: Gauge<Name>,
  scope: Scope,
  ...more: readonly string[]
): string {
  return `max by (${by}) (${series(name, scope, ...more)})`
}

/** How fast a counter grows, summed. */
export function perSecond(
  by: string,
  name: CounterName,
  scope: Scope,
  ...more: readonly string[]
): string {
  return `sum by (${by}) (rate(${series(name, scope, ...more)}[${scope.window}]))`
}

/**
 * What a counter of a bench run has come to in the time range. Such a series belongs to one run, begins at 0 and is never
 * reset, so its highest value is the exact count; `increase` would extrapolate, and miss what the first sample brought.
 */
export function countOfRun(
  by: string,
  name: CounterName,
  scope: Scope,
  ...more: readonly string[]
): string {
  return `sum by (${by}) (max_over_time(${series(name, scope, ...more)}[$__range]))`
}

/** A quantile of a histogram, interpolated within its bucket as `histogram_quantile` does. */
export function quantile(
  share: number,
  by: string,
  name: `${string}_seconds`,
  scope: Scope,
  ...more: readonly string[]
): string {
  const buckets = series(`${name}_bucket`, scope, ...more)
  return `histogram_quantile(${share}, sum by (le, ${by}) (rate(${buckets}[${scope.window}])))`
}

/** How many observations fell into each bucket: the cells of a heat map. */
export function buckets(
  name: `${string}_seconds`,
  scope: Scope,
  ...more: readonly string[]
): string {
  const all = series(`${name}_bucket`, scope, ...more)
  return `sum by (le) (increase(${all}[${scope.window}]))`
}

/** Observations a second of a histogram, summed. */
export function observations(by: string, name: `${string}_seconds`, scope: Scope): string {
  return `sum by (${by}) (rate(${series(`${name}_count`, scope)}[${scope.window}]))`
}

/** The share of observations above a bound, which must be one of the histogram's buckets. */
export function shareAbove(
  boundSeconds: number,
  by: string,
  name: `${string}_seconds`,
  scope: Scope,
): string {
  const within = series(`${name}_bucket`, scope, `le="${boundSeconds}"`)
  return `1 - sum by (${by}) (rate(${within}[${scope.window}])) / ${observations(by, name, scope)}`
}
