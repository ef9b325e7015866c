import type { Axis } from '../chart-data.ts'

/** The quantities that the charts draw. */
export const axes = {
  connections: { title: { en: 'Idle connections', zh: '空闲连接数' }, unit: 'count' },
  streams: { title: { en: 'Live streams', zh: '活动流数' }, unit: 'count' },
  tokens: { title: { en: 'Tokens a second', zh: '每秒词元数' }, unit: 'per-second' },
  pages: { title: { en: 'Page requests a second', zh: '每秒页面请求数' }, unit: 'per-second' },
  memory: { title: { en: 'Memory (PSS)', zh: '内存（PSS）' }, unit: 'bytes' },
  delay: {
    title: { en: 'Added delay of a token, p99', zh: '词元附加延迟 p99' },
    unit: 'milliseconds',
  },
  page: { title: { en: 'Page latency, p99', zh: '页面延迟 p99' }, unit: 'milliseconds' },
} as const satisfies Record<string, Axis>
