import type * as en from '../en/run.ts'

export const stopped: typeof en.stopped = ({ kind }, wide) => {
  switch (kind) {
    case 'interrupted':
      return '比较在结束之前中断：这是部分结果。'
    case 'quick':
      return '快速运行：只用来检查一切是否正常，数字不可引用。'
    case 'narrow':
      return '重复负载的每个区间都已不宽于其阈值。'
    case 'no-rounds':
      return '预算不够运行多轮负载：没有区间。'
    case 'budget':
      return `预算已用完。仍宽于其阈值的区间：${wide.join('；')}。`
  }
}

export const notRun: typeof en.notRun = left => {
  switch (left.kind) {
    case 'bundled-pages':
      return `${left.scenario}：需要本项目自带的页面`
    case 'chat-page':
      return '来源数，以及公网主机所需的设置：需要本项目自带的聊天页面'
    case 'budget':
      return `${left.scenario}：需要 --budget ${left.minutes}m`
    case 'equal-cores':
      return '核心总数相同：需另作一次不带 --cores each 的比较'
    case 'own-cores':
      return `每个进程独占一个核心：需另作一次带 --cores each 的比较；需要 ${left.needed} 个核心，现有 ${left.usable} 个`
  }
}
