import type { Claim } from './claim.ts'

/** What a further thousand streams cost when processes are added. */
export const independentScaling: Claim = {
  name: 'independent-scaling',
  title: { en: 'Independent scaling', zh: '独立扩展' },
  seed: {
    en: 'Separate: services are decoupled and scale independently.',
    zh: '分离部署：服务解耦，独立扩展。',
  },
  confirmedWhen: {
    en: 'Scaled out, 1 + N processes of separate take over 5% less memory or CPU for a further 1,000 streams than N of integrated.',
    zh: '横向扩展时，每增加 1,000 个流，分离部署的 1 + N 个进程比集成部署的 N 个进程少用 5% 以上的内存或 CPU。',
  },
  refutedWhen: { en: 'They take over 5% more.', zh: '多用 5% 以上。' },
  caveat: {
    en: 'The fixed cost of a process, measured in the claim on memory, decides most of it.',
    zh: '主要取决于单个进程的固定开销，见内存一项。',
  },
  state: 'not-measured',
  needs: {
    en: 'several socket processes behind a load balancer, which this suite cannot start yet',
    zh: '负载均衡器之后的多个 WebSocket 进程，本套件目前还不能启动',
  },
}
