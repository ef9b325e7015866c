import { faultLoad } from '../fault-load.ts'
import type { FaultScenario } from './scenario.ts'

/** The process with the pages is replaced: SIGTERM, then a fresh one. */
export const releasePage = {
  name: 'release-page',
  title: { en: 'Release of the front end', zh: '发布前端' },
  event: { name: 'page-release', words: { en: 'a release of the pages', zh: '发布页面' } },
  seconds: 24,
  rounds: 2,
  action: { type: 'fault', fault: 'release', service: 'pages', load: faultLoad },
} as const satisfies FaultScenario
