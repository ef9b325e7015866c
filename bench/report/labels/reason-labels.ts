import type { WindowReason } from '../../measures/reason.ts'
import { MAX_LATENESS_MS, SATURATED_SHARE } from '../../plan/limits.ts'
import { percent } from '../format.ts'
import type { Labels } from '../language.ts'
import { coreName, pageName } from './load-labels.ts'

// Why the figures of a trial may not be quoted.

export const reasonWords: Labels<{
  /** Stands before the name of a window. */
  readonly window: string
  readonly failed: string
  /** What speaks against a window. */
  readonly why: (reason: WindowReason) => string
}> = {
  en: { window: 'window', failed: 'failed', why: english },
  zh: { window: '窗口', failed: '试验失败', why: chinese },
}

function english(reason: WindowReason): string {
  switch (reason.kind) {
    case 'pages-unsent': {
      const { requests, page } = reason
      const of = `for the ${pageName(page, 'en')} page`
      return requests === 1
        ? `1 request ${of} was never sent`
        : `${requests} requests ${of} were never sent`
    }
    case 'turns-unsent': {
      const { turns } = reason
      return turns === 1
        ? '1 planned turn was never sent'
        : `${turns} planned turns were never sent`
    }
    case 'turns-late':
      return `turns were sent late, p99 ${reason.p99Ms.toFixed(0)} ms (limit ${MAX_LATENESS_MS})`
    case 'pages-late':
      return `requests for the ${pageName(reason.page, 'en')} page were sent late, p99 ${reason.p99Ms.toFixed(0)} ms (limit ${MAX_LATENESS_MS})`
    case 'runner-late':
      return `watched for ${percent(reason.watched)} of its steady part, the runner was late`
    case 'saturated':
      return `${coreName(reason.parts, 'en')} above ${percent(SATURATED_SHARE)}`
  }
}

function chinese(reason: WindowReason): string {
  switch (reason.kind) {
    case 'pages-unsent':
      return `对${pageName(reason.page, 'zh')}页面的请求有 ${reason.requests} 次从未发出`
    case 'turns-unsent':
      return `计划的对话有 ${reason.turns} 轮从未发出`
    case 'turns-late':
      return `对话发出迟到，p99 为 ${reason.p99Ms.toFixed(0)} 毫秒（上限 ${MAX_LATENESS_MS} 毫秒）`
    case 'pages-late':
      return `对${pageName(reason.page, 'zh')}页面的请求发出迟到，p99 为 ${reason.p99Ms.toFixed(0)} 毫秒（上限 ${MAX_LATENESS_MS} 毫秒）`
    case 'runner-late':
      return `观测时长为稳态时段的 ${percent(reason.watched)}，运行器迟到`
    case 'saturated':
      return `CPU 超过 ${percent(SATURATED_SHARE)}：${coreName(reason.parts, 'zh')}`
  }
}
