import type { CoresArm } from '../plan/core-binding.ts'
import { answers } from '../plan/profile.ts'
import { comparisonProfile, quickComparisonProfile } from '../plan/scenarios/comparison-profile.ts'
import { deployments } from '../plan/subjects/registry.ts'
import { visiting } from '../plan/visits.ts'
import { writeHeader } from '../samples/directory.ts'
import { fingerprint } from '../samples/fingerprint.ts'
import { COMPARISON_VERSION, type ComparisonHeader } from '../samples/header.ts'
import { requireSameApp } from '../samples/require-same-app.ts'
import { createResultsDirectory } from '../samples/results-directory.ts'
import type { Harness } from './preflight.ts'

/** A comparison under way: where its samples lie, and what was asked for. */
export type Begun = { readonly directory: string; readonly header: ComparisonHeader }

/** What a new comparison is asked for. */
type Asked = {
  readonly budgetMinutes: number
  readonly seed: number
  readonly quick: boolean
  readonly page: string | undefined
  readonly app: string | undefined
  readonly cores: CoresArm
}

/** Makes the directory of a new comparison. */
export function beginComparison(
  { budgetMinutes, seed, quick, page, app, cores }: Asked,
  harness: Harness,
): Begun {
  const directory = createResultsDirectory(harness.root, 'comparison')
  const plain = quick ? quickComparisonProfile : comparisonProfile
  const header: ComparisonHeader = {
    version: COMPARISON_VERSION,
    startedAt: new Date().toISOString(),
    budgetMinutes,
    seed,
    quick,
    deployments: deployments.map(({ name }) => name),
    profile: { ...visiting(plain, { page, otherApp: app !== undefined }), seed },
    ...(page === undefined ? {} : { page }),
    answers,
    environment: harness.facts,
    ...(cores === 'each' ? { cores } : {}),
    pinning: harness.pinning,
    harnessCores: harness.harnessCores,
  }
  writeHeader(directory, header)
  return { directory, header }
}

/**
 * Takes up a comparison that was cut.
 *
 * @throws Error when it was made on another machine, revision or set of versions
 */
export function resumeComparison({ directory, header }: Begun, harness: Harness): Begun {
  requireSameApp(directory, header.environment, harness.facts)
  const [then, now] = [
    fingerprint(header.environment, header.pinning),
    fingerprint(harness.facts, harness.pinning),
  ]
  if (then === now) return { directory, header }
  throw new Error(
    `${directory} was made on another machine, revision or set of versions (${then}) than this one (${now}). Remedy: npm run report -- ${directory} shows what it has; npm run bench begins a new one`,
  )
}
