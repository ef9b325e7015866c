import type { Claim } from './claim.ts'

/** What a release does to those who are connected. */
export const productionReadiness: Claim = {
  name: 'production-readiness',
  title: { en: 'Production readiness', zh: '生产就绪' },
  seed: {
    en: 'Integrated: medium; separate: high.',
    zh: '集成部署：中；分离部署：高。',
  },
  confirmedWhen: {
    en: 'A release of the front end loses more streams of integrated, or one of the socket server fails more of its pages, and separate is found behind in neither.',
    zh: '发布前端时集成部署丢失更多的流，或发布 WebSocket 服务时其页面失败更多，且没有一项显示分离部署落后。',
  },
  refutedWhen: {
    en: 'Separate is behind in one of them and integrated is found behind in neither.',
    zh: '分离部署在其中一项上落后，且没有一项显示集成部署落后。',
  },
  caveat: {
    en: 'Limits, health, drain and resume are one code in both and held to one contract by the tests: they make no difference. A load balancer in front would hide a page process that is being replaced; none is measured here.',
    zh: '限制、健康检查、排空与续传在两者中是同一份代码，并由同一套测试约束，因此没有差别。前置负载均衡器可以掩盖页面进程的替换，这里没有测量。',
  },
  state: 'measured',
  criteria: [
    { kind: 'count', measure: 'streams-lost-page-release', favours: 'separate', threshold: 0.01 },
    { kind: 'count', measure: 'pages-failed-socket-release', favours: 'separate', threshold: 0.01 },
  ],
}
