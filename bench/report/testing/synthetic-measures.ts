import type { MeasureFacts } from '../input.ts'

/** Invented measures: names, units and directions like the real ones, values without meaning. */
const MEASURES: Readonly<Record<string, MeasureFacts>> = {
  'memory-idle': {
    title: { en: 'Memory without connections', zh: '无连接时的内存' },
    unit: 'bytes',
    better: 'lower',
  },
  'memory-per-connection': {
    title: { en: 'Memory per idle connection', zh: '每个空闲连接的内存' },
    unit: 'bytes-per-connection',
    better: 'lower',
  },
  'cpu-per-token': {
    title: { en: 'CPU per relayed token', zh: '每个转发词元的 CPU' },
    unit: 'microseconds',
    better: 'lower',
  },
  'delay-p99-both': {
    title: { en: 'Added delay p99, with page load', zh: '附加延迟 p99（有页面负载）' },
    unit: 'milliseconds',
    better: 'lower',
  },
  'page-p99-both': {
    title: { en: 'Page latency p99, with streams', zh: '页面延迟 p99（有流）' },
    unit: 'milliseconds',
    better: 'lower',
  },
  capacity: {
    title: { en: 'Live streams at the SLO', zh: '满足 SLO 的并发流数' },
    unit: 'count',
    better: 'higher',
  },
  'cold-start': {
    title: { en: 'Cold start to first token', zh: '冷启动到首词元' },
    unit: 'milliseconds',
    better: 'lower',
  },
  processes: { title: { en: 'Processes', zh: '进程数' }, unit: 'count', better: 'lower' },
  ports: { title: { en: 'Listening ports', zh: '监听端口数' }, unit: 'count', better: 'lower' },
  'slo-share-both': {
    title: { en: 'Answers within the SLO, with page load', zh: '达到 SLO 的回答（有页面负载）' },
    unit: 'share',
    better: 'higher',
  },
  'lost-answers': {
    title: { en: 'Answers lost when the page process is killed', zh: '页面进程被杀时丢失的回答' },
    unit: 'share',
    better: 'lower',
  },
  'dropped-by-release': {
    title: { en: 'Sockets dropped by a front-end release', zh: '仅前端发布时断开的连接' },
    unit: 'count',
    better: 'lower',
  },
}

/** Looks a synthetic measure up. @throws Error for another name */
export function syntheticMeasure(name: string): MeasureFacts {
  const found = MEASURES[name]
  if (found === undefined) throw new Error(`expected a synthetic measure, found ${name}`)
  return found
}
