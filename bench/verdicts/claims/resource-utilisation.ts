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
    en: 'Separate takes over 5% more memory with all connections open, idle or streaming, or over 5% more CPU for a relayed token, and in none of them is integrated found to take more.',
    zh: '在全部连接打开时（空闲或流式输出）分离部署的内存多 5% 以上，或每个转发词元的 CPU 多 5% 以上，且没有一项显示集成部署更多。',
  },
  refutedWhen: {
    en: 'Integrated takes over 5% more of one, and in none of them is separate found to take more.',
    zh: '集成部署在其中一项上多 5% 以上，且没有一项显示分离部署更多。',
  },
  caveat: {
    en: 'Memory is the proportional set size of all processes together, without the kernel; CPU is user and system time, divided by what mock, load generator and probe together take for the same tokens in the same seconds, so that a machine that is slow for a while does not count. Both have the same cores in total. While streaming, memory holds the answers that are kept for a resume, and garbage that has not been collected.',
    zh: '内存为全部进程的 PSS 之和，不含内核；CPU 为用户态与内核态时间之和，并除以模拟上游、负载发生器与探针在同一时段为同样词元所用的总时间，因此机器一时变慢不计入。两种部署使用同样的核心总数。流式输出时的内存包含为续传保留的回答以及尚未回收的垃圾。',
  },
  state: 'measured',
  criteria: [
    { kind: 'ratio', measure: 'memory-idle', favours: 'integrated', threshold: 1.05 },
    { kind: 'ratio', measure: 'memory-streaming', favours: 'integrated', threshold: 1.05 },
    { kind: 'ratio', measure: 'relative-cpu-per-token', favours: 'integrated', threshold: 1.05 },
  ],
}
