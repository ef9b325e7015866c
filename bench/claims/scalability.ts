import type { Claim } from './claim.ts'

/** How many live streams the same cores carry. Scaling out is a claim of its own. */
export const scalability: Claim = {
  name: 'scalability',
  title: { en: 'Scalability on one machine', zh: '单机扩展性' },
  seed: {
    en: 'Integrated: medium; separate: high.',
    zh: '集成部署：中；分离部署：高。',
  },
  confirmedWhen: {
    en: 'Separate carries over 5% more live streams at the SLO on the same cores.',
    zh: '在同样的核心上，分离部署在 SLO 之内承载的活动流多 5% 以上。',
  },
  refutedWhen: {
    en: 'Integrated carries over 5% more.',
    zh: '集成部署多承载 5% 以上。',
  },
  caveat: {
    en: 'All processes share the same cores. With a core for each process separate has more to spend, and that is no property of the architecture alone.',
    zh: '全部进程共用同样的核心。若每个进程各占一个核心，分离部署可用的资源更多，这并不只是架构的特性。',
  },
  state: 'measured',
  criteria: [{ kind: 'ratio', measure: 'capacity', favours: 'separate', threshold: 1.05 }],
}
