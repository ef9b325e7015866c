import type { Words } from '../words.ts'
import { needsOwnPages } from './own-pages.ts'

/** What a comparison of another app leaves out, whatever its budget. */
export const withoutOwnPages: readonly Words[] = [
  ...needsOwnPages.map(scenario => ({
    en: `${scenario}: needs this project's own pages`,
    zh: `${scenario}：需要本项目自带的页面`,
  })),
  {
    en: "origins, and settings behind a public host: need this project's own chat page",
    zh: '来源数，以及公网主机所需的设置：需要本项目自带的聊天页面',
  },
]
