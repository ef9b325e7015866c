import type { CountSample } from '../samples/drill-sample.ts'
import type { Words } from '../words.ts'
import type { Measure } from './measure.ts'

/** The number of items that were counted under a name. Fewer are better, but for what is offered to an operator. */
function count(name: string, title: Words): Measure {
  return {
    name,
    title,
    unit: 'count',
    better: 'lower',
    scenario: 'counts',
    of: ({ samples }) =>
      samples.find(
        (sample): sample is CountSample => sample.type === 'count' && sample.name === name,
      )?.items.length,
  }
}

/** What a deployment is made of, and what it asks of its operator (bench/run/faults/counts.ts). */
export const countMeasures: readonly Measure[] = [
  count('processes', { en: 'Processes', zh: '进程数' }),
  count('listening-ports', { en: 'Listening ports', zh: '监听端口数' }),
  count('variables-to-set', {
    en: 'Variables that must be set behind a public host',
    zh: '部署在公网域名后必须设置的环境变量数',
  }),
  count('start-commands', {
    en: 'Commands that start all of it',
    zh: '启动全部服务所需的命令数',
  }),
  count('scrape-targets', { en: 'Targets to scrape for metrics', zh: '需要抓取的指标端点数' }),
  count('health-endpoints', { en: 'Health endpoints to watch', zh: '需要监视的健康检查端点数' }),
  count('origins', {
    en: 'Origins that a browser talks to',
    zh: '浏览器需要访问的源（origin）数',
  }),
  count('cross-origin-settings', {
    en: 'Settings without which the Origin of the page is refused behind a public host',
    zh: '部署在公网域名后，缺少就会使页面的 Origin 被拒绝的设置数',
  }),
  count('interrupted-by-page-release', {
    en: 'Services that a release of the pages interrupts',
    zh: '发布页面时会中断的服务数',
  }),
  count('interrupted-by-socket-release', {
    en: 'Services that a release of the socket server interrupts',
    zh: '发布 WebSocket 服务时会中断的服务数',
  }),
]
