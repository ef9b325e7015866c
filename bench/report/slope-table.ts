import { distribution } from '../measures/figures/distribution.ts'
import { textTable } from './text-table.ts'

const KIB = 1024

/**
 * What an idle connection takes, by deployment: each run's slope and their median, in KiB.
 *
 * @param slopes bytes a connection, in the order of the runs, as many for each deployment
 */
export function slopeTable(slopes: ReadonlyMap<string, readonly number[]>): string {
  const runs = Math.max(...[...slopes.values()].map(values => values.length))
  const kib = (bytes: number) => (bytes / KIB).toFixed(2)
  const rows = [...slopes].map(([name, values]) => [
    name,
    ...values.map(kib),
    kib(distribution(values).p50 ?? Number.NaN),
  ])
  const head = ['', ...Array.from({ length: runs }, (_, index) => `run ${index + 1}`), 'median']
  return [textTable([head, ...rows]), ...[...slopes].flatMap(remark)].join('\n')
}

/** Connections never give memory back; a heap that is collected between two readings does. */
function remark([name, values]: [string, readonly number[]]): string[] {
  if (values.every(value => value >= 0)) return []
  return [
    `${name}: inconclusive. In a run the heap gave back more between the readings than the connections took.`,
  ]
}
