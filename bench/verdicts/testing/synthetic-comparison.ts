import type { MeasureName } from '../../measures/measure.ts'
import type { Observation } from '../../measures/observation.ts'
import { answers, defaultProfile } from '../../plan/profile.ts'
import { COMPARISON_VERSION, type ComparisonHeader } from '../../samples/header.ts'
import type { ClaimResult, Comparison } from '../comparison.ts'

/** A header of no machine: tests alone use it. */
export const syntheticHeader: ComparisonHeader = {
  version: COMPARISON_VERSION,
  startedAt: '2026-01-01T00:00:00.000Z',
  budgetMinutes: 30,
  seed: 1,
  quick: false,
  deployments: ['integrated', 'separate'],
  profile: defaultProfile,
  answers,
  environment: {
    startedAt: '2026-01-01T00:00:00.000Z',
    cpuModel: 'Synthetic CPU',
    cores: 2,
    usableCores: 2,
    memoryBytes: 8 * 1024 ** 3,
    operatingSystem: 'synthetic',
    kernel: 'synthetic',
    architecture: 'x64',
    cgroup: { cpuCores: 'unlimited', memoryBytes: 'unlimited' },
    descriptorLimit: 'unlimited',
    versions: {
      node: 'v26.10.0',
      next: '16.4.6',
      ws: '8.23.0',
      openai: '7.57.0',
      undici: '8.12.4',
      ai: '7.0.173',
      autocannon: '9.0.0',
      k6: '1.8.1',
    },
    git: { state: 'unknown', reason: 'synthetic' },
  },
  pinning: 'deployment on core 1, load generator on core 0',
  harnessCores: 1,
}

/** Values of one measure by deployment, a round each. */
export type SyntheticValues = Readonly<
  Record<MeasureName, Readonly<Record<string, readonly number[]>>>
>

/** A comparison that claims to have observed these values. */
export function syntheticComparison(
  values: SyntheticValues,
  parts: Partial<Pick<Comparison, 'header' | 'claims'>> = {},
): Comparison {
  const observations = Object.entries(values).flatMap(([measure, byDeployment]) =>
    Object.entries(byDeployment).flatMap(([deployment, rounds]) =>
      rounds.map((value, index): Observation => ({ measure, deployment, round: index + 1, value })),
    ),
  )
  const { header = syntheticHeader, claims = [] } = parts
  const stopped = { en: 'synthetic', zh: '合成' }
  return { header, trials: [], usage: [], observations, claims, stopped, notRun: [] }
}

/** A claim with one criterion, and what became of it. */
export function syntheticClaim(
  { name, verdict }: { name: string; verdict: ClaimResult['verdict'] },
  criterion: Extract<ClaimResult['claim'], { state: 'measured' }>['criteria'][number],
): ClaimResult {
  const words = { en: name, zh: name }
  return {
    claim: {
      name,
      title: words,
      seed: words,
      confirmedWhen: words,
      refutedWhen: words,
      caveat: words,
      state: 'measured',
      criteria: [criterion],
    },
    verdict,
    sentence: words,
    evidence: [],
  }
}
