import type { Claim } from './claim.ts'

/** What each kind of load does to the other, on the same cores. */
export const coupling: Claim = {
  name: 'coupling',
  title: { en: 'Coupling of WebSocket and HTTP', zh: 'WebSocket 与 HTTP 的耦合' },
  seed: {
    en: 'Integrated: WebSocket and HTTP are coupled.',
    zh: '集成部署：WebSocket 和 HTTP 服务耦合。',
  },
  confirmedWhen: {
    en: 'Beside page load the delay of a token at p99 is over 25% higher in integrated, or pages beside streams are, and separate is found behind in neither.',
    zh: '在页面负载下集成部署的词元延迟 p99 高 25% 以上，或在流负载下其页面延迟 p99 高 25% 以上，且没有一项显示分离部署落后。',
  },
  refutedWhen: {
    en: 'Separate is behind in one of them and integrated is found behind in neither.',
    zh: '分离部署在其中一项上落后，且没有一项显示集成部署落后。',
  },
  caveat: {
    en: 'All processes share the same cores, so the operating system, not a core of its own for each, keeps the two of separate apart. p99 of a short window varies: hence the wide threshold.',
    zh: '全部进程共用同样的核心，分离部署的隔离来自操作系统调度，而非各占一个核心。短时间窗口的 p99 波动较大，故阈值较宽。',
  },
  state: 'measured',
  criteria: [
    {
      kind: 'ratio',
      measure: 'added-delay-p99-beside-pages',
      favours: 'separate',
      threshold: 1.25,
    },
    { kind: 'ratio', measure: 'page-p99-beside-streams', favours: 'separate', threshold: 1.25 },
  ],
}
