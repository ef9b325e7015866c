import type { Claim } from './claim.ts'

/** What a fault of the one side does to the other. */
export const faultTolerance: Claim = {
  name: 'fault-tolerance',
  title: { en: 'Fault tolerance', zh: '容错性' },
  seed: {
    en: 'Integrated: medium; separate: high. Resources are isolated, faults are better borne.',
    zh: '集成部署：中；分离部署：高。资源隔离，更好的容错性。',
  },
  confirmedWhen: {
    en: 'A crash of the process with the pages loses more streams of integrated, or a crash of the process with the socket fails more of its pages, and separate is found behind in neither.',
    zh: '页面进程崩溃时集成部署丢失更多的流，或 WebSocket 进程崩溃时其页面失败更多，且没有一项显示分离部署落后。',
  },
  refutedWhen: {
    en: 'Separate is behind in one of them and integrated is found behind in neither.',
    zh: '分离部署在其中一项上落后，且没有一项显示集成部署落后。',
  },
  caveat: {
    en: 'The runner starts a killed process again at once, which a supervisor does later. Journals are kept in memory: with Redis an answer may outlive its process.',
    zh: '运行器会立即重启被终止的进程，实际的守护程序会稍晚。回答记录保存在内存中；若使用 Redis，回答可以在进程结束后继续存在。',
  },
  state: 'measured',
  criteria: [
    { kind: 'count', measure: 'streams-hit-page-crash', favours: 'separate', threshold: 0.01 },
    { kind: 'count', measure: 'streams-lost-page-crash', favours: 'separate', threshold: 0.01 },
    { kind: 'count', measure: 'pages-failed-socket-crash', favours: 'separate', threshold: 0.01 },
  ],
}
