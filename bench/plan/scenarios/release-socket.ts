import { faultLoad } from '../fault-load.ts'
import type { FaultScenario } from './scenario.ts'

/** The process with the socket is replaced: SIGTERM, then a fresh one. */
export const releaseSocket = {
  name: 'release-socket',
  title: { en: 'Release of the socket server', zh: '发布 WebSocket 服务' },
  event: {
    name: 'socket-release',
    words: { en: 'a release of the socket server', zh: '发布 WebSocket 服务' },
  },
  seconds: 24,
  rounds: 2,
  action: { type: 'fault', fault: 'release', service: 'socket', load: faultLoad },
} as const satisfies FaultScenario
