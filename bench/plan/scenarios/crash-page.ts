import { briefFaultLoad } from '../fault-load.ts'
import type { FaultScenario } from './scenario.ts'

/** The process with the pages is killed with `kill -9` while answers run, and started again. */
export const crashPage = {
  name: 'crash-page',
  title: { en: 'Crash of the process with the pages', zh: '页面进程崩溃' },
  event: { name: 'page-crash', words: { en: 'a crash of the page process', zh: '页面进程崩溃' } },
  seconds: 18,
  rounds: 2,
  action: { type: 'fault', fault: 'crash', service: 'pages', load: briefFaultLoad },
} as const satisfies FaultScenario
