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
    en: 'Separate takes over 5% more memory, without connections, with all of them idle, or with answers streaming, and in none of them is integrated found to take more.',
    zh: '无连接、全部连接空闲或流式输出时，分离部署的内存多 5% 以上，且没有一项显示集成部署更多。',
  },
  refutedWhen: {
    en: 'Integrated takes over 5% more in one, and in none of them is separate found to take more.',
    zh: '集成部署在其中一项上多 5% 以上，且没有一项显示分离部署更多。',
  },
  caveat: {
    en: 'A second Node process costs the same whatever the number of connections: the ratio shrinks as they grow. The figures at none and at all show both ends. They are read after seconds of rest, not after half a minute: both hold garbage that a longer rest would free, which draws the ratio towards 1; the memory ladder rests longer.',
    zh: '第二个 Node 进程的开销与连接数无关，因此连接越多比值越小；无连接与全部连接两个数字给出两端。读数前只静置数秒而非半分钟：双方都含有更久静置会释放的垃圾，使比值趋近 1；内存阶梯静置更久。',
  },
  state: 'measured',
  criteria: [
    { kind: 'ratio', measure: 'memory-at-zero', favours: 'integrated', threshold: 1.05 },
    { kind: 'ratio', measure: 'memory-idle', favours: 'integrated', threshold: 1.05 },
    { kind: 'ratio', measure: 'memory-streaming', favours: 'integrated', threshold: 1.05 },
  ],
}
