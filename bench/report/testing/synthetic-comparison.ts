import type { Observation } from '../../measures/observations.ts'
import type { ScenarioName } from '../../plan/scenarios/registry.ts'
import type { Claim } from '../../verdicts/claims/claim.ts'
import type { ClaimResult, Comparison, TrialSummary, Verdict } from '../../verdicts/comparison.ts'
import { syntheticHeader, syntheticPlan } from '../../verdicts/testing/synthetic-comparison.ts'
import { syntheticClaims } from './synthetic-claims.ts'
import { syntheticEvidence, syntheticObservations } from './synthetic-evidence.ts'
import { syntheticUsage } from './synthetic-usage.ts'

/** A comparison that nobody measured, with every verdict, every kind of evidence, and void and limited trials. */
export function syntheticComparison(): Comparison {
  const observations = syntheticObservations()
  return {
    header: {
      ...syntheticHeader,
      startedAt: '2026-01-02T03:04:05.000Z',
      plan: syntheticPlan(240),
      environment: {
        ...syntheticHeader.environment,
        cpuModel: 'Synthetic(R) Processor',
        cgroup: { cpuCores: 'unlimited', memoryBytes: 6 * 2 ** 30 },
        descriptorLimit: 1_048_576,
        git: { state: 'known', revision: '0123456789abcdef0123456789abcdef01234567', dirty: true },
      },
    },
    trials: syntheticTrialSummaries(),
    usage: syntheticUsage(),
    observations,
    claims: syntheticClaims.map(claim => result(claim, observations)),
    voids: {
      byDeployment: ['integrated', 'separate'].map((deployment, index) => ({
        deployment,
        windows: 24,
        voids: index,
      })),
      otherwise: [{ claim: 'tokens-beside-pages', verdict: 'inconclusive' }],
    },
    stopped: { kind: 'budget', wide: ['memory-idle', 'page-p99-beside-streams'] },
    notRun: [{ kind: 'budget', scenario: 'stream-ladder', minutes: 300 }],
  }
}

const VERDICTS: Readonly<Record<string, Verdict>> = {
  'resource-utilisation': 'confirmed',
  'tokens-beside-pages': 'confirmed',
  scalability: 'refuted',
  'fault-tolerance': 'confirmed',
  'deployment-complexity': 'no difference',
  'threshold-1000-connections': 'inconclusive',
  'sticky-sessions': 'not measured',
}

function result(claim: Claim, observations: readonly Observation[]): ClaimResult {
  const found =
    claim.state === 'measured'
      ? claim.criteria.map(criterion => syntheticEvidence(criterion, observations))
      : []
  const [first] = found
  const missing: ClaimResult['evidence'] =
    claim.name === 'scalability' && first !== undefined
      ? [
          {
            state: 'missing',
            criterion: first.criterion,
            reason: { kind: 'not-in-budget' },
          },
        ]
      : []
  return {
    claim,
    verdict: VERDICTS[claim.name] ?? 'inconclusive',
    evidence: [...found, ...missing],
  }
}

const SCENARIOS: readonly ScenarioName[] = ['load', 'memory-ladder', 'interference', 'crash-page']

function syntheticTrialSummaries(): readonly TrialSummary[] {
  return SCENARIOS.flatMap(scenario =>
    Array.from({ length: 10 }, (_, index) => index + 1).flatMap(round =>
      ['integrated', 'separate'].map((deployment): TrialSummary => {
        const trial = {
          scenario,
          deployment,
          round,
          startedAt: '2026-01-02T03:04:05.000Z',
          seconds: 84 + round,
        }
        if (scenario === 'load' && round === 3 && deployment === 'separate') {
          return {
            ...trial,
            state: 'void',
            reasons: [{ kind: 'turns-late', window: 'both', p99Ms: 41 }],
          }
        }
        if (scenario === 'interference' && round === 5) {
          return {
            ...trial,
            state: 'limited',
            reasons: [
              { kind: 'saturated', window: 'streams', parts: ['mock', 'k6', 'probe'] },
              { kind: 'saturated', window: 'beside-8000-tokens', parts: ['mock', 'k6', 'probe'] },
            ],
          }
        }
        return { ...trial, state: 'valid', reasons: [] }
      }),
    ),
  )
}
