import type { Claim } from './claim.ts'

/** The seed's own words on memory, apart from CPU. */
export const memoryEfficiency: Claim = {
  name: 'memory-efficiency',
  title: { en: 'Memory efficiency', zh: '内存效率' },
  seed: {
    en: 'Integrated: resources are shared, memory efficiency is higher.',
    zh: '集成部署：资源共享，内存效率更高。',
  },
  confirmedWhen: {
    en: 'Separate takes over 5% more memory, without connections or with all of them open, and integrated is behind in neither.',
    zh: '无连接时或全部连接打开时分离部署的内存多 5% 以上，且集成部署两项都不落后。',
  },
  refutedWhen: {
    en: 'Integrated takes over 5% more in one, and separate in neither.',
    zh: '集成部署在其中一项上多 5% 以上，而分离部署一项也不多。',
  },
  caveat: {
    en: 'A second Node process costs the same whatever the number of connections: the ratio shrinks as they grow. The figures at none and at all show both ends.',
    zh: '第二个 Node 进程的开销与连接数无关，因此连接越多比值越小；无连接与全部连接两个数字给出两端。',
  },
  state: 'measured',
  criteria: [
    { kind: 'ratio', measure: 'memory-at-zero', favours: 'integrated', threshold: 1.05 },
    { kind: 'ratio', measure: 'memory-idle', favours: 'integrated', threshold: 1.05 },
  ],
}
