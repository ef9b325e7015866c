import { briefFaultLoad } from '../fault-load.ts'
import type { FaultScenario } from './scenario.ts'

/** The process with the socket is killed with `kill -9` while answers run, and started again. */
export const crashSocket = {
  name: 'crash-socket',
  title: { en: 'Crash of the process with the socket', zh: 'WebSocket 进程崩溃' },
  event: {
    name: 'socket-crash',
    words: { en: 'a crash of the socket process', zh: 'WebSocket 进程崩溃' },
  },
  seconds: 18,
  rounds: 2,
  action: { type: 'fault', fault: 'crash', service: 'socket', load: briefFaultLoad },
} as const satisfies FaultScenario
