import type { MetricDefinition } from './definition.ts'
import type { Buckets } from './histogram.ts'

/** Label names and values of one series. */
export type Labels = Readonly<Record<string, string>>

/** One line of an exposition. */
export type Sample = {
  /** What follows the metric's name: a histogram has `_bucket`, `_sum` and `_count`. */
  readonly suffix: '' | '_bucket' | '_sum' | '_count'
  readonly labels: Labels
  readonly value: number
}

/** A metric, and where its samples come from. Reading happens at a scrape, never per event. */
export type Family = {
  readonly definition: MetricDefinition
  read(): readonly Sample[] | Promise<readonly Sample[]>
}

/** A metric without labels; no sample where there is nothing to read on this system. */
export function single(
  definition: MetricDefinition,
  read: () => number | undefined | Promise<number | undefined>,
): Family {
  return {
    definition,
    async read() {
      const value = await read()
      return value === undefined ? [] : [{ suffix: '', labels: {}, value }]
    },
  }
}

/** Counters told apart by one label, each of whose values is a series from the start, at 0. */
export class CounterByLabel<Value extends string> implements Family {
  readonly definition: MetricDefinition
  readonly #label: string
  readonly #counts: Map<Value, number>

  /** @param values all that the label can be */
  constructor(definition: MetricDefinition, label: string, values: readonly Value[]) {
    this.definition = definition
    this.#label = label
    this.#counts = new Map(values.map(value => [value, 0]))
  }

  add(value: Value): void {
    this.#counts.set(value, (this.#counts.get(value) ?? 0) + 1)
  }

  read(): readonly Sample[] {
    return [...this.#counts].map(([label, value]) => ({
      suffix: '',
      labels: { [this.#label]: label },
      value,
    }))
  }
}

/** Histograms, each with the labels of its series. */
export function distribution(
  definition: MetricDefinition,
  read: () => Iterable<readonly [labels: Labels, buckets: Buckets]>,
): Family {
  return { definition, read: () => [...read()].flatMap(series => samplesOf(...series)) }
}

function samplesOf(labels: Labels, { bounds, counts, sum }: Buckets): readonly Sample[] {
  let count = 0
  const buckets = Array.from(counts, (own, index): Sample => {
    count += own
    return {
      suffix: '_bucket',
      labels: { ...labels, le: String(bounds[index] ?? '+Inf') },
      value: count,
    }
  })
  return [
    ...buckets,
    { suffix: '_sum', labels, value: sum },
    { suffix: '_count', labels, value: count },
  ]
}
