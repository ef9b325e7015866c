import type { Claim } from './claim.ts'

/** What a page side that hangs does to the streams. */
export const resourceIsolation: Claim = {
  name: 'resource-isolation',
  title: { en: 'Resource isolation', zh: '资源隔离' },
  seed: { en: 'Separate: resources are isolated.', zh: '分离部署：资源隔离。' },
  confirmedWhen: {
    en: 'While the process with the pages hangs for two seconds, the streams of integrated stop for longer, by more than half a second.',
    zh: '页面进程挂起两秒时，集成部署的流停顿更久，相差半秒以上。',
  },
  refutedWhen: {
    en: 'Those of separate stop for longer, by more than half a second.',
    zh: '分离部署的流停顿更久，相差半秒以上。',
  },
  caveat: {
    en: 'The hang is made by stopping the process (SIGSTOP). Both processes of separate share the same cores, so that a page which computes still takes time from the socket, which the interference curves show.',
    zh: '挂起由停止进程（SIGSTOP）产生。分离部署的两个进程共用同样的核心，因此进行计算的页面仍会占用 WebSocket 的时间，见干扰曲线。',
  },
  state: 'measured',
  criteria: [
    { kind: 'count', measure: 'largest-gap-page-stall', favours: 'separate', threshold: 500 },
  ],
}
