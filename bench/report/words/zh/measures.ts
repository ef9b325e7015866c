import type { PageMs } from '../../../plan/scenarios/page-loads.ts'
import { slo } from '../../../plan/slo.ts'
import type * as en from '../en/measures.ts'

const lateBesidePagesOf = (pageMs: PageMs) =>
  `与耗时 ${pageMs} ms CPU 的页面并行时，迟于 ${slo.addedDelayMs} ms 的词元（减去无页面时的占比）`

const lateBeside = {
  'late-tokens-beside-5-ms-pages': lateBesidePagesOf(5),
  'late-tokens-beside-50-ms-pages': lateBesidePagesOf(50),
  'late-tokens-beside-200-ms-pages': lateBesidePagesOf(200),
}

export const measures: typeof en.measures = {
  'memory-at-zero': '无连接时的内存',
  'memory-idle': '全部连接空闲时的内存',
  'memory-per-connection': '每个空闲连接的内存',
  'memory-streaming': '流式输出时的内存',
  'cpu-per-token': '每个词元的 CPU 时间（仅流式输出）',
  'relative-cpu-per-token': '每个词元的 CPU 时间 ÷ 模拟上游、负载与探针的（仅流式输出）',
  'relative-cpu-per-token-beside-pages':
    '每个词元的 CPU 时间 ÷ 模拟上游、负载与探针的（流式输出与页面并行，含页面）',
  'cpu-per-token-beside-pages': '每个词元的 CPU 时间（流式输出与页面并行，含页面）',
  'cpu-per-page': '每个页面的 CPU 时间',
  'added-delay-p99': '词元的附加延迟 p99（仅流式输出）',
  'added-delay-p99-beside-pages': '词元的附加延迟 p99（与页面负载并行）',
  'token-delay-rise': '词元延迟：与页面负载并行 ÷ 单独',
  'tokens-over-20-ms-beside-pages': '迟于 20 ms 的词元（与页面负载并行）',
  'tokens-over-50-ms-beside-pages': '迟于 50 ms 的词元（与页面负载并行）',
  'tokens-over-100-ms-beside-pages': '迟于 100 ms 的词元（与页面负载并行）',
  ...lateBeside,
  'page-p99-alone': '渲染页面的延迟 p99（单独）',
  'page-p99-beside-streams': '渲染页面的延迟 p99（与流式输出并行）',
  'page-latency-rise': '页面延迟：与流式输出并行 ÷ 单独',
  'ttft-p99': '首词元时间 p99',
  goodput: '每秒达到 SLO 的回答数（与页面负载并行）',
  'slo-share-beside-pages': '达到 SLO 的回答占比（与页面负载并行）',
  'memory-slope-idle': '每个空闲连接的内存（斜率）',
  'memory-slope-streaming': '每个活动流的内存（斜率）',
  capacity: 'SLO 内的最大活动流数',
  'token-delay-rise-static': '词元延迟：与最多的静态页面并行 ÷ 单独',
  'token-delay-rise-rendered': '词元延迟：与最多的渲染页面并行 ÷ 单独',
  'token-delay-rise-computed': '词元延迟：与最多的计算页面并行 ÷ 单独',
  'page-load-at-slo-rendered': '词元延迟超出 SLO 时的每秒渲染页面数',
  'page-load-at-slo-computed': '词元延迟超出 SLO 时的每秒计算页面数',
  'page-rise-beside-most-streams': '渲染页面的延迟：与最多的流并行 ÷ 单独',
  'cold-start': '冷启动：页面可用且首个词元到达的时间',
  processes: '进程数',
  'listening-ports': '监听端口数',
  'variables-to-set': '部署在公网域名后必须设置的环境变量数',
  'start-commands': '启动全部服务所需的命令数',
  'scrape-targets': '需要抓取的指标端点数',
  'health-endpoints': '需要监视的健康检查端点数',
  origins: '浏览器需要访问的源（origin）数',
  'cross-origin-settings': '部署在公网域名后，缺少就会使页面的 Origin 被拒绝的设置数',
  'interrupted-by-page-release': '发布页面时会中断的服务数',
  'interrupted-by-socket-release': '发布 WebSocket 服务时会中断的服务数',
  'dev-cold-start': '开发服务器冷启动：首个页面和首个词元到达的时间',
  'edit-to-visible': '开发模式下保存修改到页面显示的时间',
  'streams-surviving-edit': '开发模式下修改页面时不受影响的在途回答比例',
  'resumes-lost-not-sticky': '负载均衡器之后续传不完整的回答比例（无会话粘性，回答在内存中）',
  'resumes-lost-not-sticky-redis':
    '负载均衡器之后续传不完整的回答比例（无会话粘性，回答在 Redis 中）',
  'resumes-lost-sticky': '负载均衡器之后续传不完整的回答比例（有会话粘性，回答在内存中）',
  'resumes-lost-sticky-redis': '负载均衡器之后续传不完整的回答比例（有会话粘性，回答在 Redis 中）',
  'memory-of-further-streams': '再增加 1000 个活动流及其新增进程所占的内存',
  'cpu-of-further-streams': '再增加 1000 个活动流（由新增进程承载）所用的 CPU，占一个核心的比例',
  'cpu-per-relayed-token': '每个转发词元的 CPU 时间（回答进行中）',
}

export const faultMeasures: typeof en.faultMeasures = {
  'streams-hit': event => `${event}时连接断开的在途回答比例`,
  'streams-lost': event => `${event}时续传后仍不完整的在途回答比例`,
  'sockets-dropped': event => `${event}时被关闭的连接比例`,
  'largest-gap': event => `${event}时回答中最长的文本间隔（p99）`,
  'pages-failed': event => `${event}后失败的页面请求比例`,
  'pages-late': event => `${event}后超过一秒或失败的页面请求比例`,
  'sockets-refused': event => `${event}后被拒绝的新连接比例`,
  'page-wait': event => `${event}后页面请求的最长耗时`,
  'page-outage': event => `${event}后页面恢复响应所需的时间`,
  'socket-outage': event => `${event}后可以重新建立连接所需的时间`,
}
