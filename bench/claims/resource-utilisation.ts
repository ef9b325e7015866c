import type { Claim } from './claim.ts'

/** What the same work costs in memory and CPU. */
export const resourceUtilisation: Claim = {
  name: 'resource-utilisation',
  title: { en: 'Resource utilisation', zh: '资源利用率' },
  seed: {
    en: 'Integrated: high; separate: medium. Shared resources.',
    zh: '集成部署：高；分离部署：中。资源共享。',
  },
  confirmedWhen: {
    en: 'Separate takes over 5% more memory with all connections open, or over 5% more CPU for a relayed token, and integrated is behind in neither.',
    zh: '在全部连接打开时分离部署的内存多 5% 以上，或每个转发词元的 CPU 多 5% 以上，且集成部署两项都不落后。',
  },
  refutedWhen: {
    en: 'Integrated takes over 5% more of one, and separate of neither.',
    zh: '集成部署在其中一项上多 5% 以上，而分离部署一项也不多。',
  },
  caveat: {
    en: 'Memory is the proportional set size of all processes together, without the kernel; CPU is user and system time. Both have the same cores in total.',
    zh: '内存为全部进程的 PSS 之和，不含内核；CPU 为用户态与内核态时间之和。两种部署使用同样的核心总数。',
  },
  state: 'measured',
  criteria: [
    { kind: 'ratio', measure: 'memory-idle', favours: 'integrated', threshold: 1.05 },
    { kind: 'ratio', measure: 'cpu-per-token', favours: 'integrated', threshold: 1.05 },
  ],
}
