import { Counter, Gauge, type Metric, Registry } from 'prom-client'
import type { MetricDefinition } from './definition.ts'
import type { Buckets } from './histogram.ts'

/** The media type of the text format. */
export const CONTENT_TYPE = Registry.PROMETHEUS_CONTENT_TYPE

/** Label names and values of one series. */
export type Labels = Readonly<Record<string, string>>

/** A metric that is read at a scrape. */
export type Family = {
  readonly definition: MetricDefinition
  readonly metric: Metric<string>
}

/** What the client's constructors take; no registry of the process knows these metrics. */
function described({ name, help, labels }: MetricDefinition) {
  return { name, help, labelNames: Object.keys(labels), registers: [] }
}

/** A gauge without labels; no sample where there is nothing to read on this system. */
export function gaugeOf(
  definition: MetricDefinition & { readonly type: 'gauge' },
  read: () => number | undefined | Promise<number | undefined>,
): Family {
  const metric = new Gauge<string>({
    ...described(definition),
    async collect() {
      const value = await read()
      if (value === undefined) this.remove()
      if (value !== undefined) this.set(value)
    },
  })
  return { definition, metric }
}

/** A counter that something else keeps, without labels. */
export function counterOf(
  definition: MetricDefinition & { readonly type: 'counter' },
  read: () => number,
): Family {
  const metric = new Counter<string>({
    ...described(definition),
    collect() {
      this.reset()
      this.inc(read())
    },
  })
  return { definition, metric }
}

/**
 * Counters told apart by a label, each of whose known values is a series from the start, at 0.
 *
 * @param collect brings them up to date at a scrape, where something else keeps them
 */
export function countersOf(
  definition: MetricDefinition & { readonly type: 'counter' },
  collect?: (counter: Counter<string>) => void,
): Family & { readonly metric: Counter<string> } {
  const metric = new Counter<string>({
    ...described(definition),
    collect() {
      collect?.(this)
    },
  })
  for (const [label, values] of Object.entries(definition.labels)) {
    for (const value of values) metric.inc({ [label]: value }, 0)
  }
  return { definition, metric }
}

/** Histograms of our own, each with the labels of its series. */
export function distribution(
  definition: MetricDefinition & { readonly type: 'histogram' },
  read: () => Iterable<readonly [labels: Labels, buckets: Buckets]>,
): Family {
  return { definition, metric: new ReadHistogram(definition, read) }
}

/** A metric to the client's registry, which asks for it by `get` alone. Its own histogram would be called for every token. */
class ReadHistogram extends Gauge<string> {
  readonly #name: string
  readonly #read: () => Iterable<readonly [labels: Labels, buckets: Buckets]>

  constructor(
    definition: MetricDefinition,
    read: () => Iterable<readonly [labels: Labels, buckets: Buckets]>,
  ) {
    super(described(definition))
    this.#name = definition.name
    this.#read = read
  }

  override async get() {
    const values = [...this.#read()].flatMap(series => valuesOf(this.#name, ...series))
    return { ...(await super.get()), type: 'histogram' as const, values }
  }
}

function valuesOf(name: string, labels: Labels, { bounds, counts, sum }: Buckets) {
  let count = 0
  const buckets = Array.from(counts, (own, index) => {
    count += own
    const le = String(bounds[index] ?? '+Inf')
    return { metricName: `${name}_bucket`, labels: { ...labels, le }, value: count }
  })
  return [
    ...buckets,
    { metricName: `${name}_sum`, labels, value: sum },
    { metricName: `${name}_count`, labels, value: count },
  ]
}

/**
 * Families in Prometheus's text format.
 *
 * @param common labels that every series gets
 */
export async function expose(families: readonly Family[], common: Labels): Promise<string> {
  const registry = new Registry()
  registry.setDefaultLabels(common)
  for (const { metric } of families) registry.registerMetric(metric)
  return await registry.metrics()
}
