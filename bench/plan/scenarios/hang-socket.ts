import { briefFaultLoad } from '../fault-load.ts'
import type { FaultScenario } from './scenario.ts'

/** The process with the socket is stopped for 2 s (SIGSTOP, SIGCONT). */
export const hangSocket = {
  name: 'stall-socket',
  title: { en: 'The process with the socket hangs for 2 s', zh: 'WebSocket 进程挂起 2 秒' },
  event: {
    name: 'socket-stall',
    words: { en: 'a hang of the socket process', zh: 'WebSocket 进程挂起' },
  },
  seconds: 18,
  rounds: 2,
  action: { type: 'fault', fault: 'stall', service: 'socket', load: briefFaultLoad },
} as const satisfies FaultScenario
