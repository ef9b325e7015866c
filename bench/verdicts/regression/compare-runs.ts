import type { Measure, MeasureName } from '../../measures/measure.ts'
import { appName } from '../../samples/app-name.ts'
import type { ClaimResult, Comparison, Verdict } from '../comparison.ts'
import { changes, obstacles } from './differences.ts'
import type { Contradiction, Reservation, RunComparison } from './result.ts'
import { compareRows } from './rows.ts'

/**
 * Lays two runs beside each other, for a CI after a change of Node, Next or ws.
 *
 * @param a the run before the change
 * @param b the run after it
 * @param measureNamed looks a measure up; undefined where this revision no longer has it
 * @throws Error that lists what differs, when they are of different machines, cores or loads
 */
export function compareRuns(
  a: Comparison,
  b: Comparison,
  measureNamed: (name: MeasureName) => Measure | undefined,
): RunComparison {
  const found = obstacles(a.header, b.header)
  if (found.length > 0) {
    const list = found.map(({ name, a, b }) => `${name}: ${a} in A, ${b} in B`)
    throw new Error(
      `expected two runs of one machine and one load, found other conditions:\n  ${list.join('\n  ')}\nRemedy: measure both again, one after the other, on one machine`,
    )
  }
  const { app } = a.header.environment
  return {
    ...(app === undefined ? {} : { app: appName({ ...app, build: undefined }) }),
    startedAt: { a: a.header.startedAt, b: b.header.startedAt },
    reservations: [...reservations('A', a), ...reservations('B', b)],
    changes: changes(a.header, b.header),
    rows: compareRows(a, b, measureNamed),
    contradictions: contradictions(a.claims, b.claims),
  }
}

function reservations(run: Reservation['run'], comparison: Comparison): readonly Reservation[] {
  return [
    ...(comparison.header.plan.quick ? [{ run, reason: 'quick' } as const] : []),
    ...(comparison.interrupted ? [{ run, reason: 'interrupted' } as const] : []),
  ]
}

const DECIDED: readonly Verdict[] = ['confirmed', 'refuted', 'no difference']

/** What was not decided in one of the runs contradicts nothing. */
function contradictions(
  a: readonly ClaimResult[],
  b: readonly ClaimResult[],
): readonly Contradiction[] {
  return a.flatMap(({ claim, verdict }) => {
    const other = b.find(result => result.claim.name === claim.name)?.verdict
    if (other === undefined || other === verdict) return []
    if (!DECIDED.includes(verdict) || !DECIDED.includes(other)) return []
    return [{ claim: claim.name, a: verdict, b: other }]
  })
}
