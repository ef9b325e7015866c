import type { Measure, MeasureName } from '../../measures/measure.ts'
import { appName } from '../../samples/app-name.ts'
import type { RunHeader } from '../../samples/run-header.ts'
import type { ClaimResult, Comparison, Verdict } from '../comparison.ts'
import { changes, obstacles } from './differences.ts'
import { byRevision } from './drift.ts'
import type { Contradiction, Reservation, RunComparison } from './result.ts'
import { compareRows } from './rows.ts'

/**
 * Lays two runs beside each other, for a CI after a change of Node, Next or ws.
 *
 * @param a the run before the change
 * @param b the run after it
 * @param measureNamed looks a measure up; undefined where this revision no longer has it
 * @param others further runs: those of one revision, on this machine and with this load, tell how far runs drift
 * @throws Error that lists what differs, when they are of different machines, cores or loads
 */
export function compareRuns(
  a: Comparison,
  b: Comparison,
  measureNamed: (name: MeasureName) => Measure | undefined,
  others: readonly Comparison[] = [],
): RunComparison {
  const found = obstacles(a.header, b.header)
  if (found.length > 0) {
    const list = found.map(({ name, a, b }) => `${name}: ${a} in A, ${b} in B`)
    throw new Error(
      `expected two runs of one machine and one load, found other conditions:\n  ${list.join('\n  ')}\nRemedy: measure both again, one after the other, on one machine`,
    )
  }
  const { app } = a.header.environment
  const revisions = byRevision([a, b, ...others.filter(({ header }) => isLike(a.header, header))])
  return {
    ...(app === undefined ? {} : { app: appName({ ...app, build: undefined }) }),
    startedAt: { a: a.header.startedAt, b: b.header.startedAt },
    reservations: [...reservations('A', a), ...reservations('B', b)],
    driftOf: revisions
      .filter(isRepeated)
      .flatMap(runs => runs.map(({ header }) => header.startedAt)),
    changes: changes(a.header, b.header),
    rows: compareRows(a, b, { measureNamed, revisions }),
    contradictions: contradictions(a.claims, b.claims),
  }
}

const isLike = (a: RunHeader, b: RunHeader) => obstacles(a, b).length === 0

const isRepeated = (runs: readonly Comparison[]) => runs.length > 1

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
