import { briefFaultLoad } from '../fault-load.ts'
import type { FaultScenario } from './scenario.ts'

/** The process with the pages is stopped for 2 s (SIGSTOP, SIGCONT). */
export const hangPage = {
  name: 'stall-page',
  title: { en: 'The process with the pages hangs for 2 s', zh: '页面进程挂起 2 秒' },
  event: { name: 'page-stall', words: { en: 'a hang of the page process', zh: '页面进程挂起' } },
  seconds: 18,
  rounds: 2,
  action: { type: 'fault', fault: 'stall', service: 'pages', load: briefFaultLoad },
} as const satisfies FaultScenario
