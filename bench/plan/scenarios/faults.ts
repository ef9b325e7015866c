import type { FaultLoad, FaultScenario } from './scenario.ts'

/**
 * Answers of 12 s end within the drain of a restart (`DRAIN_MS`, 20 s): a trial takes half a minute with its start, and
 * leaves out answers that are longer than a drain.
 */
export const faultLoad: FaultLoad = {
  streams: 200,
  tokens: 120,
  gapMs: 100,
  faultAtMs: 2_000,
  pagesPerSecond: 20,
  socketsPerSecond: 10,
  durationMs: 20_000,
}

/** The same for a fault that waits for no drain: it is over, and who was hit is back, before the answers have ended. */
const briefFaultLoad: FaultLoad = { ...faultLoad, durationMs: 13_000 }

/** The process with the pages is killed with `kill -9` while answers run, and started again. */
export const crashPage = {
  name: 'crash-page',
  title: { en: 'Crash of the process with the pages', zh: '页面进程崩溃' },
  event: { name: 'page-crash', words: { en: 'a crash of the page process', zh: '页面进程崩溃' } },
  seconds: 18,
  rounds: 2,
  action: { type: 'fault', fault: 'crash', service: 'pages', load: briefFaultLoad },
} as const satisfies FaultScenario

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

/** The process with the pages is stopped for 2 s (SIGSTOP, SIGCONT). */
export const hangPage = {
  name: 'stall-page',
  title: { en: 'The process with the pages hangs for 2 s', zh: '页面进程挂起 2 秒' },
  event: { name: 'page-stall', words: { en: 'a hang of the page process', zh: '页面进程挂起' } },
  seconds: 18,
  rounds: 2,
  action: { type: 'fault', fault: 'stall', service: 'pages', load: briefFaultLoad },
} as const satisfies FaultScenario

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

/** The process with the pages is replaced: SIGTERM, then a fresh one. */
export const releasePage = {
  name: 'release-page',
  title: { en: 'Release of the front end', zh: '发布前端' },
  event: { name: 'page-release', words: { en: 'a release of the pages', zh: '发布页面' } },
  seconds: 24,
  rounds: 2,
  action: { type: 'fault', fault: 'release', service: 'pages', load: faultLoad },
} as const satisfies FaultScenario

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
