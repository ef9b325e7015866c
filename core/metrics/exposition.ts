import { type Metric, Registry } from 'prom-client'
import type { Family, Labels } from './family.ts'

/** The media type of the text format. */
export const CONTENT_TYPE = Registry.PROMETHEUS_CONTENT_TYPE

/**
 * Families in Prometheus's text format. The client's registry writes it; its own counters and histograms are not used,
 * because they would be called for every token.
 *
 * @param common labels that every series gets
 */
export async function expose(families: readonly Family[], common: Labels): Promise<string> {
  const registry = new Registry()
  registry.setDefaultLabels(common)
  for (const family of families) registry.registerMetric(asMetric(family))
  return await registry.metrics()
}

/** A registry asks a metric for its name and for `get()`; its type wants one of the client's own classes. */
function asMetric(family: Family): Metric<string> {
  const { name, help, type } = family.definition
  const get = async () => {
    const samples = await family.read()
    const values = samples.map(({ suffix, labels, value }) => ({
      metricName: name + suffix,
      labels,
      value,
    }))
    return { name, help, type, values }
  }
  return { name, get } as unknown as Metric<string>
}
