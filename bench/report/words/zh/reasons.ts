import {
  MAX_LATENESS_MS,
  MAX_STOLEN_SHARE,
  MAX_WAIT_SHARE,
  MIN_RECEIVED_SHARE,
  SATURATED_SHARE,
} from '../../../plan/limits.ts'
import { percent } from '../../figure.ts'
import type * as en from '../en/reasons.ts'

export const parts: typeof en.parts = { deployment: '被测部署', mock: '模拟服务', probe: '探针' }

export const pages: typeof en.pages = {
  static: '静态',
  rendered: '服务端渲染',
  computed: '计算',
}

export const coreOf: typeof en.coreOf = names => {
  const [first = '', ...others] = names.map(name => parts[name] ?? name)
  return others.length === 0 ? first : `${[first, ...others].join('、')}共用的核心`
}

export const reasons: typeof en.reasons = {
  window: '窗口',
  failed: '试验失败',
  remedy: '建议',
}

export const whyNot: typeof en.whyNot = reason => {
  switch (reason.kind) {
    case 'pages-unsent':
      return `对${pageOf(reason.page)}页面的请求有 ${reason.requests} 次从未发出`
    case 'turns-unsent':
      return `计划的对话有 ${reason.turns} 轮从未发出`
    case 'turns-late':
      return `对话发出迟到，p99 为 ${reason.p99Ms.toFixed(0)} 毫秒（超过 ${MAX_LATENESS_MS} 毫秒）`
    case 'pages-late':
      return `对${pageOf(reason.page)}页面的请求发出迟到，p99 为 ${reason.p99Ms.toFixed(0)} 毫秒（超过 ${MAX_LATENESS_MS} 毫秒）`
    case 'control-late':
      return `对照流迟到，p99 为 ${reason.p99Ms.toFixed(0)} 毫秒（上限 ${MAX_LATENESS_MS} 毫秒）`
    case 'stolen':
      return `宿主机把本机 ${percent(reason.share)} 的时间分给了他人（上限 ${percent(MAX_STOLEN_SHARE)}）`
    case 'runner-late':
      return `观测时长为稳态时段的 ${percent(reason.watched)}，运行器迟到`
    case 'saturated':
      return `CPU 超过 ${percent(SATURATED_SHARE)}：${coreOf(reason.parts)}`
    case 'behind':
      return `只收到 ${percent(reason.received)} 的词元（下限 ${percent(MIN_RECEIVED_SHARE)}）：跟不上`
    case 'core-taken':
      return `有 ${percent(reason.waited)} 的时间其核心被其他进程占用（上限 ${percent(MAX_WAIT_SHARE)}）`
    case 'no-control':
      return '无从得知附加延迟中有多少来自测量本身'
    case 'unstamped':
      return reason.stamps === 'none'
        ? '没有附加延迟：词元不带时间戳，说明上游不是模拟服务；首词元时间与间隔包含其模型的时间'
        : '没有附加延迟：词元的时间戳来自另一台机器的时钟'
    case 'streams-lost':
      return `${reason.streams} 个流中断（${reason.first}）`
  }
}

const quieter = '停止机器上的其他程序，然后重新运行'
const lessLoad = '降低负载（--connections、--tokens、--pages），或换一台核心更多的机器'
const ownMock = '让服务器使用本机上的本项目模拟服务：npm run mock'

export const remedies: typeof en.remedies = {
  'pages-unsent': lessLoad,
  'turns-unsent': lessLoad,
  'turns-late': lessLoad,
  'pages-late': lessLoad,
  'control-late': quieter,
  stolen: '等宿主机空闲时重新运行，或使用独占的机器',
  'runner-late': quieter,
  saturated: lessLoad,
  behind: '减少流数（--streams）',
  'core-taken': quieter,
  'no-control': ownMock,
  unstamped: ownMock,
  'streams-lost': '在服务器日志中查找原因',
}

const pageOf = (page: string) => pages[page] ?? page
