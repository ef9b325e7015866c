import type { Claim } from './claim.ts'

/** The seed's first threshold. */
export const threshold1000Connections: Claim = {
  name: 'threshold-1000-connections',
  title: { en: 'More than 1,000 connections', zh: '超过 1000 个同时连接' },
  seed: {
    en: 'Separate is recommended for high concurrency (more than 1,000 concurrent connections).',
    zh: '推荐分离部署：高并发场景（> 1000 同时连接）。',
  },
  confirmedWhen: {
    en: 'With 1,200 connections in conversation beside page load, more streams of separate meet the SLO, by over a percentage point.',
    zh: '在 1200 个连接同时对话并有页面负载时，分离部署满足 SLO 的流多出一个百分点以上。',
  },
  refutedWhen: {
    en: 'More streams of integrated meet it, by over a percentage point.',
    zh: '集成部署满足 SLO 的流多出一个百分点以上。',
  },
  caveat: {
    en: 'It says what happens at 1,200 on these cores. Where each deployment breaks is in the claim on scalability.',
    zh: '它只说明在这些核心上 1200 个连接时的情况；各部署的极限见“扩展性”一项。',
  },
  state: 'measured',
  criteria: [
    { kind: 'count', measure: 'slo-share-beside-pages', favours: 'separate', threshold: 0.01 },
  ],
}
