import { MINIMUM_ROUNDS } from '../../../plan/limits.ts'
import type * as en from '../en/charts.ts'

export const delays: typeof en.delays = {
  control: '对照：中间没有部署',
  axis: '延迟（毫秒，对数刻度）',
  percentile: '词元百分位',
  tokens: '词元数',
  largest: '最大',
  reading:
    '每向右一格，稀有程度为十倍。p99 处，每一百个词元中有一个比曲线所示更晚。对照曲线是测量本身的代价。',
  table: '每个词元增加的延迟（各轮合并）',
  origin: '经由',
  marked: '* 对照流的 p99 超过实测 p99 的五分之一：测量本身也影响此数字。',
  description: lines => `各百分位的延迟。${lines.join('；')}。`,
}

export const drills: typeof en.drills = {
  deployment: '部署方式',
  rounds: '重复次数',
  answers: '未丢失的回答',
  pages: '及时响应的页面',
  axis: '故障后的秒数',
  share: '存活比例',
  reading: time =>
    `页面在 ${time} 内响应算作及时。客户端无法续传的回答算作丢失。各次重复合并计算。`,
  table: '故障后仍存活的比例',
  lowest: '页面响应最低值',
  lostAnswers: '丢失的回答',
  drops: '断开的连接',
  description: lines => `各时刻仍存活的比例。${lines.join('；')}。`,
  line: ({ deployment, lost, answers, pages }) =>
    `${deployment}：${lostWords(lost, answers)}，${pages}`,
  pagesFell: share => `及时响应的页面最低降至 ${share}`,
  allPages: '所有页面均及时响应',
}

export const actions: typeof en.actions = {
  kill: '被杀死',
  stop: '被挂起',
  continue: '恢复运行',
  terminate: '收到终止信号',
  start: '启动',
  ready: '就绪',
  edit: '被编辑',
  visible: '可见',
}

export const forest: typeof en.forest = {
  title: '比值：论断认为较差者 ÷ 论断认为较优者（大于 1 支持论断）',
  axis: '← 反对 · 比值（对数刻度）· 支持论断 →',
  interval: '各轮均值与 95% 区间',
  rounds: '单独一轮',
  band: '阈值之内',
  reading: `大于 1 支持论断，小于 1 反对论断。区间完全落在灰带之外，且不少于 ${MINIMUM_ROUNDS} 轮并经 Holm 校正后，才有定论；完全落在灰带之内则无差异。`,
  table: '各轮的比值',
  round: '轮次',
  description: rows => `比值及其 95% 区间：${rows.join('；')}。`,
}

export const points: typeof en.points = {
  deployment: '部署方式',
  rounds: '轮数',
  median: '中位数',
  spread: '最小 – 最大',
  slope: '斜率',
  fitted: '拟合直线；点为单独一轮',
  medians: '各轮中位数',
  smallestToLargest: '最小至最大的一轮',
  readLadder: '每个点是一轮；直线由该部署方式的所有点按最小二乘法拟合。',
  readCurve: crossing => `折线连接各轮的中位数；竖线从最小的一轮到最大的一轮。${crossing}`,
  ladder: ({ y, x, lines }) => `${y}随${x}的变化。${lines.join('；')}。`,
  curve: ({ y, x, lines, crossing }) => `${y}随${x}的变化。${lines.join('；')}。${crossing}`,
  crossing: (x, lower) => `两条曲线在 ${x} 处相交；此后${lower}更低。`,
  uncertainCrossing: (x, lower) =>
    `两者的中位数在 ${x} 处相交，此后${lower}的更低；但至少在一侧，两者各轮的数值相互重叠或轮数太少：再测一次，交点可能在别处，也可能没有。`,
  crossings: (count, firstX) =>
    `两者的中位数相交 ${count} 次，第一次在 ${firstX} 处：没有一个点能把两者分开。`,
  noCrossing: '在测量范围内两条曲线没有相交。',
}

function lostWords(lost: number, answers: number): string {
  if (lost === 0) return `${answers} 个回答无一丢失`
  return lost === answers ? `${answers} 个回答全部丢失` : `${answers} 个回答中丢失 ${lost} 个`
}

export const axes: typeof en.axes = {
  connections: '空闲连接数',
  streams: '活动流数',
  tokens: '每秒词元数',
  pages: '每秒页面请求数',
  memory: '内存（PSS）',
  delay: '词元附加延迟 p99',
  page: '页面延迟 p99',
}

export const charts: typeof en.charts = {
  memoryIdle: '内存与空闲连接数',
  perConnection: '每个连接',
  memoryStreaming: '内存与活动流数',
  perStream: '每个流',
  streams: '词元延迟与活动流数',
  slo: 'SLO',
  delaysAlone: '仅有流时的词元延迟',
  delaysBesidePages: '页面负载下的词元延迟',
  delayBeside: page => `${page}负载下的词元延迟`,
  pageBesideStreams: page => `流负载下${page}的延迟`,
  pages: {
    static: '静态页面',
    rendered: '服务端渲染页面',
    computed: '计算 50 毫秒的页面',
  },
}
