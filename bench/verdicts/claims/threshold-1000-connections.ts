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
    en: 'With 1,200 connections open beside page load, about a quarter of them in an answer at any moment, more streams of separate meet the SLO, by over a percentage point on average over the rounds.',
    zh: '1200 个连接保持打开、任一时刻约四分之一正在接收回答，并有页面负载时，各轮平均，分离部署满足 SLO 的流多出一个百分点以上。',
  },
  refutedWhen: {
    en: 'More streams of integrated meet it, by over a percentage point on average over the rounds.',
    zh: '各轮平均，集成部署满足 SLO 的流多出一个百分点以上。',
  },
  caveat: {
    en: 'It says what happens at 1,200 on these cores. Where each deployment breaks is in the claim on scalability. A share ends at 100% and leans to one side; Student’s t on the differences of eight or more rounds does not know that, and a collapse too rare to be among the rounds stays unseen.',
    zh: '它只说明在这些核心上 1200 个连接时的情况；各部署的极限见“扩展性”一项。占比以 100% 为上限且分布偏向一侧，而对八轮或更多轮之差所用的学生 t 分布并不考虑这一点；罕见到各轮都没有出现的崩溃也看不到。',
  },
  state: 'measured',
  criteria: [
    { kind: 'difference', measure: 'slo-share-beside-pages', favours: 'separate', threshold: 0.01 },
  ],
}
