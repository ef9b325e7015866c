import type { Claim, Criterion } from '../../verdicts/claims/claim.ts'
import type { Words } from '../../words.ts'

// Claims in the manner of the real ones. Their wording is synthetic, and so is everything that is found about them.

const ratio = (measure: string, favours: Criterion['favours'], threshold = 1.05): Criterion => ({
  kind: 'ratio',
  measure,
  favours,
  threshold,
})
const difference = (measure: string, favours: Criterion['favours']): Criterion => ({
  kind: 'difference',
  measure,
  favours,
  threshold: 0.01,
})
const count = (measure: string, favours: Criterion['favours'], threshold = 0): Criterion => ({
  kind: 'count',
  measure,
  favours,
  threshold,
})

function claim(
  name: string,
  { title, seed }: { readonly title: Words; readonly seed: Words },
  criteria: readonly Criterion[],
): Claim {
  return { name, title, seed, ...rest, state: 'measured', criteria }
}

const rest = {
  confirmedWhen: {
    en: 'at least one measure lies beyond its threshold in favour of the claim, and none against it',
    zh: '至少一个指标越过阈值支持论断，且没有指标反对',
  },
  refutedWhen: {
    en: 'at least one measure lies beyond its threshold against the claim, and none in favour',
    zh: '至少一个指标越过阈值反对论断，且没有指标支持',
  },
  caveat: {
    en: 'Synthetic figures: they test the report and say nothing of any deployment. A real caveat names what the load lacks, as a page that waits for a database.',
    zh: '合成数据：仅用于测试报告，不说明任何部署方式的优劣。真实的说明会指出负载缺少什么，例如等待数据库的页面。',
  },
}

/** Enough claims for every verdict and every kind of evidence. */
export const syntheticClaims: readonly Claim[] = [
  claim(
    'resource-utilisation',
    {
      title: { en: 'Integrated uses resources better', zh: '集成部署资源利用率更高' },
      seed: {
        en: 'Resource utilisation: integrated high, separate medium. Shared resources, higher memory efficiency.',
        zh: '资源利用率：集成高，分离中。资源共享，内存效率更高。',
      },
    },
    [
      ratio('memory-idle', 'integrated'),
      ratio('memory-per-connection', 'integrated'),
      ratio('cpu-per-token', 'integrated'),
    ],
  ),
  claim(
    'coupling',
    {
      title: {
        en: 'WebSocket and HTTP are coupled when integrated',
        zh: '集成时 WebSocket 与 HTTP 耦合',
      },
      seed: { en: 'WebSocket and HTTP services are coupled.', zh: 'WebSocket 和 HTTP 服务耦合。' },
    },
    [ratio('delay-p99-both', 'separate', 1.2), ratio('page-p99-both', 'separate', 1.2)],
  ),
  claim(
    'scalability',
    {
      title: { en: 'Separate scales further', zh: '分离部署扩展性更高' },
      seed: {
        en: 'Scalability: integrated medium, separate high.',
        zh: '扩展性：集成中，分离高。',
      },
    },
    [ratio('capacity', 'separate', 1.1)],
  ),
  claim(
    'fault-tolerance',
    {
      title: { en: 'Separate tolerates faults better', zh: '分离部署容错性更好' },
      seed: {
        en: 'Fault tolerance: integrated medium, separate high.',
        zh: '容错性：集成中，分离高。',
      },
    },
    [count('lost-answers', 'separate', 0.05), count('dropped-by-release', 'separate')],
  ),
  claim(
    'deployment-complexity',
    {
      title: { en: 'Integrated is simpler to deploy', zh: '集成部署更易部署' },
      seed: {
        en: 'Deployment complexity: integrated low, separate medium.',
        zh: '部署复杂度：集成低，分离中。',
      },
    },
    [
      count('processes', 'integrated'),
      count('ports', 'integrated'),
      ratio('cold-start', 'integrated', 1.1),
    ],
  ),
  claim(
    'thousand-connections',
    {
      title: { en: 'Beyond 1,000 connections separate wins', zh: '超过 1000 个连接时分离更优' },
      seed: {
        en: 'High concurrency (> 1,000 connections): separate.',
        zh: '高并发场景（> 1000 同时连接）：推荐分离部署。',
      },
    },
    [ratio('page-p99-both', 'separate', 1.1), difference('slo-share-both', 'separate')],
  ),
  {
    name: 'sticky-sessions',
    title: { en: 'A load balancer must keep sessions sticky', zh: '负载均衡需要会话粘性' },
    seed: {
      en: 'Session stickiness must be configured for WebSocket behind a load balancer.',
      zh: '负载均衡时需要配置 WebSocket 会话粘性。',
    },
    ...rest,
    state: 'not-measured',
    needs: {
      en: 'several socket processes behind a balancer, with and without a shared store',
      zh: '负载均衡器后的多个 WebSocket 进程，分别有无共享存储',
    },
  },
]
