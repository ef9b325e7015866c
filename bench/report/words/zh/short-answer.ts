import type * as en from '../en/short-answer.ts'
import type { Compared } from '../en/short-answer.ts'

const cpuText = (alone: Compared, beside: Compared) =>
  `每词元 CPU 仅流式输出时为 ${alone.ratio} 倍（${alone.interval}）：${alone.verdict}；与页面并行、含页面开销时为 ${beside.ratio} 倍（${beside.interval}）：${beside.verdict}。`

export const shortAnswer: typeof en.shortAnswer = {
  run: ({ machine, cores, rounds, day, revision }) =>
    `${machine}，${cores} 个核心，${rounds} 轮，${day}，版本 ${revision}`,
  origin: (run, others, report) =>
    `${others.length === 0 ? '一台机器上的一次运行' : '参考运行'}：${run}。${others.length === 0 ? '' : `[与之并列](${report})：${others.join('；')}。`}`,
  crash: (interrupted, closed) =>
    `**崩溃与发布。** 页面进程崩溃时，集成部署中断 ${interrupted.integrated} 的进行中回答，分离部署中断 ${interrupted.separate}。发布页面时，两者分别关闭 ${closed.integrated} 和 ${closed.separate} 的连接。`,
  hang: seconds =>
    `**卡住。** 页面进程卡住 2 秒时，文字在集成部署停顿 ${seconds.integrated}，在分离部署停顿 ${seconds.separate}。`,
  tokensBesidePages: (pages, delay, rise) =>
    `**与页面并行的词元。** 每秒 ${pages} 个廉价页面请求时，词元附加延迟 p99 在集成部署为 ${delay.integrated}，在分离部署为 ${delay.separate}。页面负载使两者都升高，集成部署升高的倍数是分离部署的 ${rise.ratio} 倍（95% 置信区间 ${rise.interval}）：${rise.verdict}。`,
  lateTokens: (limit, share, loads) =>
    `页面合计占核心的 ${share} 时，因页面而迟于 ${limit} 的词元占比之差（集成部署 − 分离部署，百分点）：${loads.map(({ page, points, verdict }) => `每页耗 CPU ${page} 时 ${points}（${verdict}）`).join('，')}。`,
  pagesDecide: (sentences, otherRun) =>
    `${otherRun === undefined ? '**页面决定。** ' : `**页面决定**（另一次运行：${otherRun}）。`}${sentences}`,
  expensivePages: ({ limitMs, integrated, separate, repeats }) =>
    `**昂贵的页面起决定作用。** 页面每次计算 50 毫秒时，集成部署在每秒 ${integrated} 次请求处附加延迟超过 ${limitMs} 毫秒，分离部署${separate === undefined ? '在测过的负载下从未超过' : `在每秒 ${separate} 次处超过`}（重复 ${repeats} 次，不足以下结论）。`,
  cost: ({ memory, zero, idle, connections, cpu }) =>
    `**代价。** 没有连接时，分离部署占用内存 ${memory.separate}，集成部署 ${memory.integrated}：${zero} 倍；有 ${connections} 个空闲连接时为 ${idle} 倍。${cpu === undefined ? '' : cpuText(...cpu)}`,
  connections: (connections, share) =>
    `**${connections} 个连接。** 达到 SLO 的回答在集成部署占 ${share.integrated}，在分离部署占 ${share.separate}，其中四分之一的连接正在接收回答。各自最多能承受多少属于承载能力，需另行测量。`,
}
