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
    en: 'Separate carries over 15% more live streams at the SLO on the same cores.',
    zh: '在同样的核心上，分离部署在 SLO 之内承载的活动流多 15% 以上。',
  },
  refutedWhen: {
    en: 'Integrated carries over 15% more.',
    zh: '集成部署多承载 15% 以上。',
  },
  caveat: {
    en: 'Capacity is known to a rung of the ladder, 1,000 tokens a second, up to 9%: hence the wide threshold. All processes share the same cores. With a core for each process separate has more to spend, and that is no property of the architecture alone. A client of this suite makes the load, not k6, which on two cores ends long before a deployment does.',
    zh: '承载能力只精确到阶梯的一级，即每秒 1000 个词元，至多 9%，因此阈值较宽。全部进程共用同样的核心。若每个进程各占一个核心，分离部署可用的资源更多，这并不只是架构的特性。负载由本套件自带的客户端产生，而非 k6：在两个核心上 k6 远早于部署本身达到极限。',
  },
  state: 'measured',
  criteria: [{ kind: 'ratio', measure: 'capacity', favours: 'separate', threshold: 1.15 }],
}
