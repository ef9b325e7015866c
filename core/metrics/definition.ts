/** What a metric counts in: base units, as Prometheus has them. A `flag` is 0 or 1. */
export type Unit =
  | 'answers'
  | 'connections'
  | 'descriptors'
  | 'flag'
  | 'handshakes'
  | 'requests'
  | 'tokens'
  | 'times'
  | 'bytes'
  | 'seconds'
  | 'timestamp'

/** The values of each label, by its name: every series is known before the first event. */
export type LabelValues = Readonly<Record<string, readonly string[]>>

/** A metric as dashboards and rules know it. */
export type MetricDefinition = {
  readonly name: string
  readonly help: string
  readonly unit: Unit
  readonly labels: LabelValues
} & (
  | { readonly type: 'counter' | 'gauge' }
  | { readonly type: 'histogram'; readonly buckets: readonly number[] }
)

/** Only ever grows; to be read by `rate` or `increase`. */
export const counter = <const Name extends `${string}_total`, const Labels extends LabelValues>(
  name: Name,
  unit: Unit,
  help: string,
  labels: Labels,
) => ({ name, type: 'counter', unit, help, labels }) as const

/** As it stands now. */
export const gauge = <const Name extends string, const Labels extends LabelValues>(
  name: Name,
  unit: Unit,
  help: string,
  labels: Labels,
) => ({ name, type: 'gauge', unit, help, labels }) as const

/** How observations in seconds spread over buckets. */
export const histogram = <const Name extends `${string}_seconds`, const Labels extends LabelValues>(
  name: Name,
  buckets: readonly number[],
  help: string,
  labels: Labels,
) => ({ name, type: 'histogram', unit: 'seconds', buckets, help, labels }) as const
