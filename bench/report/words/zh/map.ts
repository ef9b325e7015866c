import type { decisionMap as english } from '../en/map.ts'

/** 决策图的文字。 */
export const decisionMap: typeof english = {
  title: '页面对旁边词元的代价',
  columns: {
    page: '一个页面的 CPU',
    share: '全部页面占一个核的',
    p99: deployment => `${deployment} p99`,
    ratio: '比值（95% 区间）',
    late: (deployment, ms) => `${deployment}：> ${ms} ms`,
    predicted: deployment => `${deployment} 模型预测`,
    latency: deployment => `${deployment} 页面 p99`,
  },
  noPages: '没有页面',
  page: (cpu, path) => (path === undefined ? cpu : `${path}：${cpu}`),
  keeps: (deployment, limit, page) =>
    `${deployment}：在所有测量过的页面旁（最多 ${page} CPU），词元的附加延迟（p99）都低于 ${limit}。`,
  breaks: (deployment, limit, { page, share, p99 }) =>
    `${deployment}：页面 CPU 达到 ${page} 时，词元的附加延迟（p99）超过 ${limit}：页面共占一个核的 ${share} 时为 ${p99}。`,
  undecided: (deployment, limit, { page, share, p99, points }) =>
    `${deployment}：没有任何一点确定超过 ${limit}（p99）。有 ${points} 点尚无定论：例如页面为 ${page} CPU、共占一个核的 ${share} 时，${p99 === undefined ? '没有一次访问有效' : `全部访问合计为 ${p99}`}。`,
  breaksAlone: (deployment, limit, p99) =>
    `${deployment}：没有任何页面时，词元的附加延迟（p99）已超过 ${limit}：${p99}。词元被其他东西拖慢，此图不能说明页面的影响：请在空闲的机器上重新测量。`,
  rule: (limit, page) =>
    `最长的页面渲染就是最长的词元停顿：页面与词元共用一个事件循环时，只有每个页面都少于约 ${page} CPU，p99 才低于 ${limit}。`,
  ownPage: {
    cost: (path, cpu) => `${path} 每次请求耗 CPU ${cpu}。`,
    limits: {
      kept: (limit, load) =>
        `${load}（测量过的最大负载）时，集成部署的词元附加延迟（p99）低于 ${limit}。`,
      'kept-up-to': (limit, load) =>
        `不超过${load}时，集成部署的词元附加延迟（p99）低于 ${limit}；在测量过的下一个负载下不再确定。`,
      modelled: (limit, load) =>
        `按模型，不超过约${load}时，集成部署的词元附加延迟（p99）低于 ${limit}。`,
      passed: (limit, load) => `${load}时，集成部署的词元附加延迟（p99）不低于 ${limit}。`,
      undecided: (limit, load) =>
        `${load}时，集成部署的词元附加延迟（p99）是否低于 ${limit} 尚无定论。`,
    },
    load: (requests, per) => `每${per === 'second' ? '秒' : '分钟'} ${requests} 次请求`,
    measured: (load, p99s) => `实测${load}时，p99 ${p99s.join('，')}。`,
    p99: (deployment, p99) =>
      p99 === undefined ? `在${deployment}未知（没有一次访问有效）` : `在${deployment}为 ${p99}`,
    failed: requests => `${requests} 次请求没有得到 200 应答：负载不是计划的负载。`,
    late: '页面请求发送过晚：负载不是计划的负载。',
  },
  model: (deployment, [median, worst], points) =>
    `${deployment}的模型在 ${points} 个未参与拟合的点上检验：误差中位数 ${median} 倍，最大 ${worst} 倍。`,
  overhead: '* 对照流的 p99 超过测量值的五分之一：此数字包含测量开销',
  late: '† 页面请求发送过晚：此数字反映客户端的极限',
  chart: {
    x: '全部页面占一个核的比例',
    y: '词元的附加延迟 p99（ms）',
    page: '一个页面的 CPU',
    limit: 'SLO',
    deployment: '部署方式',
    ratio: (first, second) => `p99，${first} ÷ ${second}`,
    pageOf: (cpu, path) =>
      path === undefined ? `每个页面 ${cpu} CPU` : `您的页面 ${path}（带圈）：${cpu} CPU`,
    latency: quantile => `页面 ${quantile}`,
    reading:
      '点为测量值（各次访问合并）。线为模型：同一事件循环中，词元等待正在运行的页面的剩余时间；独立进程中，最多等待调度器的一个时间片。比值图中的竖线为 95% 区间。',
    description: lines =>
      `词元的附加延迟（p99）随全部页面占一个核的比例的变化。${lines.join('；')}。`,
    line: (deployment, most) => `${deployment}：最大 ${most}`,
  },
}
