import type { Claim } from './claim.ts'

/** What a side that hangs does to the other. */
export const resourceIsolation: Claim = {
  name: 'resource-isolation',
  title: { en: 'Resource isolation', zh: '资源隔离' },
  seed: { en: 'Separate: resources are isolated.', zh: '分离部署：资源隔离。' },
  confirmedWhen: {
    en: 'While the process with the pages hangs for two seconds, the streams of integrated stop for longer, by more than half a second; or while the process with the socket hangs, more of its page requests fail or take over a second, by more than one percentage point; and separate is found behind in neither.',
    zh: '页面进程挂起两秒时，集成部署的流停顿更久，相差半秒以上；或 WebSocket 进程挂起两秒时，其失败或超过一秒的页面请求比例更高，相差一个百分点以上；且没有一项显示分离部署落后。',
  },
  refutedWhen: {
    en: 'Separate is behind in one of them and integrated is found behind in neither.',
    zh: '分离部署在其中一项上落后，且没有一项显示集成部署落后。',
  },
  caveat: {
    en: 'The hang is made by stopping the process (SIGSTOP). Both processes of separate share the same cores, so that a page which computes still takes time from the socket, which the interference curves show. The share of pages is of all that were asked for from the hang to the end of the drill: the longer the drill, the smaller it is.',
    zh: '挂起由停止进程（SIGSTOP）产生。分离部署的两个进程共用同样的核心，因此进行计算的页面仍会占用 WebSocket 的时间，见干扰曲线。页面的比例以挂起至演练结束的全部请求为基数：演练越长，比例越小。',
  },
  state: 'measured',
  criteria: [
    { kind: 'count', measure: 'largest-gap-page-stall', favours: 'separate', threshold: 500 },
    { kind: 'count', measure: 'pages-late-socket-stall', favours: 'separate', threshold: 0.01 },
  ],
}
