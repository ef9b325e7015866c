import type { Claim } from './claim.ts'

/** Fewer things to watch and restart, and what a release costs those who are connected. */
export const operationalComplexity: Claim = {
  name: 'operational-complexity',
  title: { en: 'Operational complexity', zh: '运维复杂度' },
  seed: {
    en: 'Integrated: low; separate: medium. Separate has several services to manage.',
    zh: '集成部署：低；分离部署：中。分离部署需要管理多个服务。',
  },
  confirmedWhen: {
    en: 'Integrated has fewer scrape targets or health endpoints, and a front-end-only release is not found to drop more of its sockets.',
    zh: '集成部署的抓取目标或健康检查端点更少，且仅前端发布时没有断开更多的连接。',
  },
  refutedWhen: {
    en: 'A front-end-only release drops more of its sockets, and it has no fewer targets and endpoints.',
    zh: '仅前端发布时它断开的连接更多，而抓取目标和端点并不更少。',
  },
  caveat: {
    en: 'What is watched and what a release breaks pull in different directions; where they do, the claim reads inconclusive and its figures say why.',
    zh: '需要监控的数量与发布造成的中断方向相反时，结果为“无定论”，原因见具体数字。',
  },
  state: 'measured',
  criteria: [
    { kind: 'count', measure: 'scrape-targets', favours: 'integrated', threshold: 0 },
    { kind: 'count', measure: 'health-endpoints', favours: 'integrated', threshold: 0 },
    {
      kind: 'count',
      measure: 'sockets-dropped-page-release',
      favours: 'integrated',
      threshold: 0.01,
    },
  ],
}
