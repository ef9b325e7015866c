import type { Claim } from './claim.ts'

type OwnWords = Partial<Pick<Claim, 'confirmedWhen' | 'caveat'>>

/** What some claims say, by their names, of a comparison in which each process has a core of its own (`--cores each`). */
export const ownCoresWords: Readonly<Record<string, OwnWords>> = {
  coupling: {
    caveat: {
      en: 'Each process has a core of its own, so that separate has two and integrated one: that, not the architecture alone, keeps the two of separate apart. p99 of a short window varies: hence the wide threshold.',
      zh: '每个进程独占一个核心，分离部署有两个，集成部署只有一个：分离部署的隔离来自于此，并不只来自架构。短时间窗口的 p99 波动较大，故阈值较宽。',
    },
  },
  'resource-isolation': {
    caveat: {
      en: 'The hang is made by stopping the process (SIGSTOP). Each process of separate has a core of its own, so that a page which computes takes no time from the socket. The share of pages is of all that were asked for from the hang to the end of the drill: the longer the drill, the smaller it is.',
      zh: '挂起由停止进程（SIGSTOP）产生。分离部署的每个进程独占一个核心，因此进行计算的页面不会占用 WebSocket 的时间。页面的比例以挂起至演练结束的全部请求为基数：演练越长，比例越小。',
    },
  },
  'resource-utilisation': {
    caveat: {
      en: 'Memory is the proportional set size of all processes together, without the kernel; CPU is user and system time, divided by what mock, load generator and probe together take for the same tokens in the same seconds, so that a machine that is slow for a while does not count. Separate has two cores and integrated one. While streaming, memory holds the answers that are kept for a resume, and garbage that has not been collected.',
      zh: '内存为全部进程的 PSS 之和，不含内核；CPU 为用户态与内核态时间之和，并除以模拟上游、负载发生器与探针在同一时段为同样词元所用的总时间，因此机器一时变慢不计入。分离部署有两个核心，集成部署只有一个。流式输出时的内存包含为续传保留的回答以及尚未回收的垃圾。',
    },
  },
  scalability: {
    confirmedWhen: {
      en: 'Separate carries over 15% more live streams at the SLO, with a core for each process.',
      zh: '在每个进程独占一个核心时，分离部署在 SLO 之内承载的活动流多 15% 以上。',
    },
    caveat: {
      en: 'Capacity is known to a rung of the ladder, 1,000 tokens a second, up to 9%: hence the wide threshold. Each process has a core of its own, so that separate has more to spend, and that is no property of the architecture alone. A client of this suite makes the load, not k6, which ends long before a deployment does where it has one core.',
      zh: '承载能力只精确到阶梯的一级，即每秒 1000 个词元，至多 9%，因此阈值较宽。每个进程独占一个核心，分离部署可用的资源更多，这并不只是架构的特性。负载由本套件自带的客户端产生，而非 k6：只有一个核心时 k6 远早于部署本身达到极限。',
    },
  },
}
