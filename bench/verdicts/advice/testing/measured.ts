import { measureNamed } from '../../../measures/registry.ts'
import { claims } from '../../claims/registry.ts'
import { judge } from '../../judge.ts'
import { type SyntheticValues, syntheticComparison } from '../../testing/synthetic-comparison.ts'
import type { Assumptions } from '../demand.ts'

export const MIB = 1024 * 1024

/** 100,000 users, 10,000 connections, 1,000 streams, 20,000 tokens a second. */
export const assumptions: Assumptions = {
  users: 100_000,
  onlineShare: 0.1,
  streamingShare: 0.1,
  tokensPerSecond: 20,
  pagesPerSecond: 100,
  pageMs: 7,
  sloMs: 50,
  coresPerMachine: 2,
}

/** Three rounds that agree: 35 µs a token and 7 ms a page in both; separate takes half as much memory again. */
export const measured = {
  'memory-at-zero': { integrated: thrice(100 * MIB), separate: thrice(150 * MIB) },
  'memory-per-connection': { integrated: thrice(10_000), separate: thrice(8_000) },
  'cpu-per-token': { integrated: thrice(35), separate: thrice(35) },
  'cpu-per-page': { integrated: thrice(7_000), separate: thrice(7_000) },
} satisfies SyntheticValues

/** A comparison with these values, and others in their place. */
export function comparisonWith(changes: SyntheticValues = {}) {
  const comparison = syntheticComparison({ ...measured, ...changes })
  return { ...comparison, claims: judge(claims, comparison, measureNamed) }
}

/** The same value in three rounds. */
export function thrice(value: number): readonly number[] {
  return [value, value, value]
}
