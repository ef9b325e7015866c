import type { Observation } from '../../measures/observation.ts'
import type { ScenarioName } from '../../plan/scenarios/registry.ts'
import type { Claim } from '../../verdicts/claims/claim.ts'
import type { ClaimResult, Comparison, TrialSummary, Verdict } from '../../verdicts/comparison.ts'
import { syntheticHeader, syntheticPlan } from '../../verdicts/testing/synthetic-comparison.ts'
import type { Words } from '../../words.ts'
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
    stopped: {
      en: 'The budget of 240 minutes was spent; 2 of 7 intervals are wider than their target.',
      zh: '240 分钟的预算已用完；7 个区间中有 2 个仍宽于目标。',
    },
    notRun: [{ en: 'stream-ladder: needs --budget 300m', zh: 'stream-ladder：需要 --budget 300m' }],
  }
}

const SENTENCES: Readonly<Record<string, Words>> = {
  'resource-utilisation': {
    en: 'Separate takes 1.37 times the memory without connections and 1.22 times the CPU per token; a connection costs the same.',
    zh: '分离部署在无连接时占用 1.37 倍内存，每个词元消耗 1.22 倍 CPU；每个连接的代价相同。',
  },
  coupling: {
    en: 'With page load beside it, a token’s delay at p99 is 2.2 times as long when integrated; for the pages nothing was found.',
    zh: '旁边有页面负载时，集成部署的词元延迟 p99 是分离部署的 2.2 倍；页面一侧未发现差异。',
  },
  scalability: {
    en: 'On equal cores integrated carries 1.22 times as many live streams at the SLO.',
    zh: '在相同的核心数下，集成部署在 SLO 内承载的并发流是分离部署的 1.22 倍。',
  },
  'fault-tolerance': {
    en: 'When the page process is killed, integrated loses every answer and separate none.',
    zh: '页面进程被杀时，集成部署丢失全部回答，分离部署无一丢失。',
  },
  'deployment-complexity': {
    en: 'Integrated is 1 process with 2 ports, separate 2 with 4; both start equally fast.',
    zh: '集成部署 1 个进程、2 个端口，分离部署 2 个进程、4 个端口；启动同样快。',
  },
  'thousand-connections': {
    en: 'At 1,200 connections the interval of the page latency spans 1: more rounds are needed.',
    zh: '1200 个连接时，页面延迟的区间跨过 1：需要更多轮次。',
  },
  'sticky-sessions': {
    en: 'Not measured: several socket processes behind a balancer do not exist here yet.',
    zh: '未测量：这里还没有负载均衡器后的多个 WebSocket 进程。',
  },
}

const VERDICTS: Readonly<Record<string, Verdict>> = {
  'resource-utilisation': 'confirmed',
  coupling: 'confirmed',
  scalability: 'refuted',
  'fault-tolerance': 'confirmed',
  'deployment-complexity': 'no difference',
  'thousand-connections': 'inconclusive',
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
            reason: {
              en: 'not run: one core for each process needs 4 cores',
              zh: '未运行：每个进程一个核心需要 4 个核心',
            },
          },
        ]
      : []
  return {
    claim,
    verdict: VERDICTS[claim.name] ?? 'inconclusive',
    sentence: SENTENCES[claim.name] ?? claim.title,
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
