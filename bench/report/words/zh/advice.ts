import type { advice as english } from '../en/advice.ts'

/** `npm run advise` 的文字。 */
export const advice: typeof english = {
  choose: (deployment, processes) => `选择${deployment}（${processes}）`,
  chooseOutside: (deployment, processes) =>
    `超出测量范围，以下为推算：选择${deployment}（${processes}）`,
  either: ({ integrated, separate }) =>
    `任选其一，${integrated}或${separate}：没有确凿的理由偏向哪一种`,
  eitherOutside: ({ integrated, separate }) =>
    `超出测量范围，以下为推算：任选其一，${integrated}或${separate}，没有确凿的理由偏向哪一种`,
  rule: (limit, page) =>
    `最长的页面渲染就是最长的词元停顿，因此只要没有页面超过约 ${page} CPU，集成部署的 p99 就低于 ${limit}`,
  ownPage: '您的页面（实测）：',
  oneKind: count => `${count} 个兼顾两者的进程`,
  twoKinds: (sockets, pages) => `${sockets} 个套接字服务器和 ${pages} 个 Next 进程`,
  reasons: '理由，按重要性排列：',
  favours: deployment => `支持${deployment}`,
  favoursNone: '不起决定作用',
  kinds: {
    'your-pages': '您的页面旁的词元',
    'bench-pages': '您的页面旁的词元',
    crash: '崩溃',
    release: '发布',
    delay: '上限以内的词元',
    rise: '测试页面旁的词元',
    cost: '核心与内存',
    unmeasured: '未测量',
  },
  yourPages: ({ page, perSecond }, delay, { limit, states }) =>
    `页面每次 ${page} CPU、每秒 ${perSecond} 次时，词元的附加延迟（p99）在集成部署约为 ${delay.integrated}，在分离部署约为 ${delay.separate}；上限 ${limit}：${states.join('，')}`,
  limitStates: {
    kept: deployment => `${deployment}满足`,
    near: deployment => `${deployment}过于接近，无法判断`,
    missed: deployment => `${deployment}超出`,
  },
  modelError: factor => `（模型在未参与拟合的点上误差最大 ${factor} 倍）`,
  noMap: '没有测量过决策图：npm run bench:map 几分钟即可测得',
  benchPages: (delay, limit) =>
    `在测试自带的页面旁，p99 在集成部署为 ${delay.integrated}，在分离部署为 ${delay.separate}，上限 ${limit}`,
  drops: {
    crash: ({ integrated, separate }) =>
      `页面崩溃时，集成部署中断 ${integrated} 的进行中回答，分离部署中断 ${separate}`,
    release: ({ integrated, separate }) =>
      `发布页面时，集成部署关闭 ${integrated} 的连接，分离部署关闭 ${separate}`,
  },
  delay: ({ integrated, separate }) =>
    `p99 在集成部署约为 ${integrated}，在分离部署约为 ${separate}`,
  rise: (times, ratio) =>
    `页面负载使 p99 在集成部署变为 ${times.integrated} 倍，在分离部署变为 ${times.separate} 倍，前者的升高是后者的 ${ratio} 倍`,
  cost: (cores, memory) => `分离部署 ÷ 集成部署：核心 ${cores}，内存 ${memory}`,
  noRatio: '淹没在噪声中',
  few: (rounds, wanted) => `，仅 ${rounds} 轮，下结论需要 ${wanted} 轮`,
  unmeasured: {
    crash: '页面崩溃会中断什么：用 npm run bench 测量',
    release: '发布页面会关闭什么：用 npm run bench 测量',
    rise: '页面负载对词元延迟的影响：用 npm run bench 测量',
    cost: '核心与内存：用 npm run bench -- --budget 30m 测量',
    'all-but-tokens': '崩溃或发布会中断什么，以及核心与内存：用 npm run bench 测量',
  },
  demand: ([connections, streams, tokens, pages]) =>
    `最忙时有 ${connections} 个连接，其中 ${streams} 个正在接收回答，每秒共 ${tokens} 个词元；每秒 ${pages} 次页面请求：`,
  rows: {
    head: '（95% 区间）',
    processes: '进程',
    cores: '核心（使用 70%）',
    machines: '机器',
    memory: '内存（MiB）',
  },
  range: (from, to) => `${from} 至 ${to}`,
  granted: '前提：',
  grants: {
    utilisation: '一个进程最多使用其核心的 70%',
    streams: '一个进行中的回答所占的内存，取运行中回答流式输出时内存增长的份额',
    noStreams: '一个进行中的回答除连接外不占内存：该结果没有这一数字',
    journal:
      '已结束的回答为恢复而保留的时间不长于运行中：运行超过 JOURNAL_TTL_MS 的进程会保留更多，最多 MAX_JOURNAL_BYTES，两种部署相同',
    several: '同类的多个进程平分负载、互不妨碍，这一点没有测量；它们需要带会话保持的负载均衡器',
    socketServer: '套接字服务器单独占用多少没有测量：区间涵盖它在两者合计中可能占的任何份额',
  },
  outside: '超出测量范围：',
  beyond: {
    connections: (asked, measured) => `${asked} 个连接，测量过 ${measured} 个`,
    tokensPerSecond: (asked, measured) => `每秒 ${asked} 个词元，测量过 ${measured} 个`,
    pagesPerSecond: (asked, measured) => `每秒 ${asked} 次页面请求，测量过 ${measured} 次`,
    pageMs: (asked, measured) => `每个页面 ${asked} ms CPU，决策图的页面最多 ${measured} ms`,
    pageShare: (asked, measured) => `页面占一个核的 ${asked}，决策图最多 ${measured}`,
    tokensPerProcess: (asked, measured) => `一个进程每秒 ${asked} 个词元，决策图为 ${measured} 个`,
  },
  source: {
    comparison: (path, machine, rounds) => `成本与演练：${path}，${rounds} 轮，${machine}。`,
    map: (path, machine) => `页面旁的词元：${path}，${machine}。`,
    machine: (cpu, node, day) => `${cpu}，Node ${node}，${day}`,
    app: name => `，使用另一个应用的页面：${name}`,
  },
}
