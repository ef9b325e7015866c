import type { Measure } from './measure.ts'

/** The number of items that were counted under a name. Fewer are better, but for what is offered to an operator. */
function count<Name extends string>(name: Name) {
  return {
    name,
    unit: 'count',
    better: 'lower',
    scenario: 'counts',
    of: ({ samples }) =>
      samples.filter(sample => sample.type === 'count').find(sample => sample.name === name)?.items
        .length,
  } as const satisfies Measure
}

/** What a deployment is made of, and what it asks of its operator (bench/run/faults/counts.ts). */
export const countMeasures = [
  count('processes'),
  count('listening-ports'),
  count('variables-to-set'),
  count('start-commands'),
  count('scrape-targets'),
  count('health-endpoints'),
  count('origins'),
  count('cross-origin-settings'),
  count('interrupted-by-page-release'),
  count('interrupted-by-socket-release'),
] as const
