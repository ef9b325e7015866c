import type { MeasureName } from '../../measures/measure.ts'
import type { Observation } from '../../measures/observations.ts'
import { comparisonPlan } from '../../plan/comparison-plan.ts'
import { answers, defaultProfile } from '../../plan/profile.ts'
import type { RunPlan } from '../../plan/run-plan.ts'
import { RUN_VERSION, type RunHeader } from '../../samples/run-header.ts'
import type { ClaimResult, Comparison } from '../comparison.ts'

/** The plan of a comparison with this budget, on a machine that has all it takes; its load is that of a plain run, or another. */
export function syntheticPlan(budgetMinutes = 30, profile = defaultProfile): RunPlan {
  const infinite = Number.POSITIVE_INFINITY
  const plan = comparisonPlan(
    {
      subjects: ['integrated', 'separate'],
      ...{ budgetMinutes, seed: 1, quick: false, cores: 'equal' },
    },
    {
      otherApp: false,
      capacity: { descriptors: infinite, ports: infinite, availableBytes: infinite },
    },
  )
  const action = { type: 'load', profile } as const
  const scenarios = plan.scenarios.map(one => (one.scenario === 'load' ? { ...one, action } : one))
  return { ...plan, scenarios }
}

/** A header of no machine: tests alone use it. */
export const syntheticHeader: RunHeader = {
  version: RUN_VERSION,
  startedAt: '2026-01-01T00:00:00.000Z',
  plan: syntheticPlan(),
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

/** A header with something else in its plan. */
export function withPlan(changes: Partial<RunPlan>, header = syntheticHeader): RunHeader {
  return { ...header, plan: { ...header.plan, ...changes } }
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
  const stopped = { kind: 'narrow' } as const
  const voids = { byDeployment: [], otherwise: [] }
  return { header, trials: [], usage: [], observations, claims, voids, stopped, notRun: [] }
}

/** A claim with one criterion, and what became of it. */
export function syntheticClaim(
  { name, verdict }: { name: string; verdict: ClaimResult['verdict'] },
  criterion: Extract<ClaimResult['claim'], { state: 'measured' }>['criteria'][number],
): ClaimResult {
  return {
    claim: {
      name,
      state: 'measured',
      criteria: [criterion],
    },
    verdict,
    evidence: [],
  }
}
