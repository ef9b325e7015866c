import type { ScenarioName } from '../../plan/scenario-name.ts'
import type { Words } from '../../words.ts'

/** What happens in a drill, in the words that a measure's name and title take up. */
export type FaultEvent = {
  readonly scenario: ScenarioName
  /** The end of a measure's name. */
  readonly name: string
  readonly words: Words
}

export const pageCrash: FaultEvent = {
  scenario: 'crash-page',
  name: 'page-crash',
  words: { en: 'a crash of the page process', zh: '页面进程崩溃' },
}

export const socketCrash: FaultEvent = {
  scenario: 'crash-socket',
  name: 'socket-crash',
  words: { en: 'a crash of the socket process', zh: 'WebSocket 进程崩溃' },
}

export const pageStall: FaultEvent = {
  scenario: 'stall-page',
  name: 'page-stall',
  words: { en: 'a stall of the page process', zh: '页面进程挂起' },
}

export const socketStall: FaultEvent = {
  scenario: 'stall-socket',
  name: 'socket-stall',
  words: { en: 'a stall of the socket process', zh: 'WebSocket 进程挂起' },
}

export const pageRelease: FaultEvent = {
  scenario: 'release-page',
  name: 'page-release',
  words: { en: 'a release of the pages', zh: '发布页面' },
}

export const socketRelease: FaultEvent = {
  scenario: 'release-socket',
  name: 'socket-release',
  words: { en: 'a release of the socket server', zh: '发布 WebSocket 服务' },
}
