import type { Language } from '../language.ts'

// What is written in and beside the charts.

type Labels<T> = Readonly<Record<Language, T>>

export const forestWords: Labels<{
  readonly title: string
  readonly axis: string
  readonly interval: string
  readonly rounds: string
  readonly band: string
  readonly reading: string
  readonly table: string
  readonly round: string
  readonly description: (rows: readonly string[]) => string
}> = {
  en: {
    title: 'Ratios: worse ÷ better, as the claim has it',
    axis: '← against · ratio (log) · for the claim →',
    interval: 'mean of the rounds, 95% interval',
    rounds: 'a single round',
    band: 'nobody would care',
    reading:
      'Above 1 speaks for the claim, below 1 against it. The claim is decided where an interval lies outside the band; there is no difference where it lies inside.',
    table: 'Ratio of each round',
    round: 'Round',
    description: rows => `Ratios with their 95% intervals: ${rows.join('; ')}.`,
  },
  zh: {
    title: '比值：较差 ÷ 较优（以论断为准）',
    axis: '← 反对 · 比值（对数刻度）· 支持论断 →',
    interval: '各轮均值与 95% 区间',
    rounds: '单独一轮',
    band: '实际可忽略的范围',
    reading:
      '大于 1 支持论断，小于 1 反对论断。区间落在灰带之外才算有定论；完全落在灰带之内则为无差异。',
    table: '各轮的比值',
    round: '轮次',
    description: rows => `比值及其 95% 区间：${rows.join('；')}。`,
  },
}

export const pointWords: Labels<{
  readonly deployment: string
  readonly rounds: string
  readonly median: string
  readonly spread: string
  readonly slope: string
  readonly fitted: string
  readonly medians: string
  readonly smallestToLargest: string
  readonly readLadder: string
  readonly readCurve: (crossing: string) => string
  readonly ladder: (line: LadderLine) => string
  readonly curve: (line: CurveLine) => string
  readonly crossing: (x: string, lower: string) => string
  readonly noCrossing: string
}> = {
  en: {
    deployment: 'Deployment',
    rounds: 'Rounds',
    median: 'Median',
    spread: 'Smallest – largest',
    slope: 'Slope',
    fitted: 'fitted line; points: single rounds',
    medians: 'median of the rounds',
    smallestToLargest: 'smallest to largest round',
    readLadder:
      'Points are single rounds; the line is fitted to all of a deployment by least squares.',
    readCurve: crossing =>
      `Lines join the medians of the rounds; bars reach from the smallest to the largest round. ${crossing}`.trim(),
    ladder: ({ y, x, lines }) => `${y} over ${x}. ${lines.join('; ')}.`,
    curve: ({ y, x, lines, crossing }) => `${y} over ${x}. ${lines.join('; ')}. ${crossing}`,
    crossing: (x, lower) => `The curves cross at ${x}; beyond it ${lower} is lower.`,
    noCrossing: 'The curves do not cross within what was measured.',
  },
  zh: {
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
    noCrossing: '在测量范围内两条曲线没有相交。',
  },
}

type LadderLine = { readonly x: string; readonly y: string; readonly lines: readonly string[] }
type CurveLine = LadderLine & { readonly crossing: string }

export const delayWords: Labels<{
  readonly control: string
  readonly axis: string
  readonly percentile: string
  readonly tokens: string
  readonly largest: string
  readonly reading: string
  readonly table: string
  readonly origin: string
  readonly description: (lines: readonly string[]) => string
}> = {
  en: {
    control: 'control, no deployment between',
    axis: 'delay (ms, logarithmic)',
    percentile: 'percentile of tokens',
    tokens: 'Tokens',
    largest: 'Largest',
    reading:
      'Each step to the right is ten times rarer. At p99 one token in a hundred is later than the curve says. The control is what the measuring itself costs.',
    table: 'Added delay per token, pooled over the rounds',
    origin: 'Through',
    description: lines => `Delay by percentile. ${lines.join('; ')}.`,
  },
  zh: {
    control: '对照：中间没有部署',
    axis: '延迟（毫秒，对数刻度）',
    percentile: '词元百分位',
    tokens: '词元数',
    largest: '最大',
    reading:
      '每向右一格，稀有程度为十倍。p99 处，每一百个词元中有一个比曲线所示更晚。对照曲线是测量本身的代价。',
    table: '每个词元增加的延迟（各轮合并）',
    origin: '经由',
    description: lines => `各百分位的延迟。${lines.join('；')}。`,
  },
}

export const drillWords: Labels<{
  readonly deployment: string
  readonly rounds: string
  readonly answers: string
  readonly pages: string
  readonly axis: string
  readonly share: string
  readonly reading: (milliseconds: string) => string
  readonly table: string
  readonly lowest: string
  readonly lostAnswers: string
  readonly drops: string
  readonly description: (lines: readonly string[]) => string
  readonly line: (course: { deployment: string; answers: string; pages: string }) => string
}> = {
  en: {
    deployment: 'Deployment',
    rounds: 'Rounds',
    answers: 'answers not lost',
    pages: 'pages answered in time',
    axis: 'seconds since the fault',
    share: 'share alive',
    reading: time =>
      `A page is in time within ${time}. An answer is lost when its client could not resume it. Rounds are pooled.`,
    table: 'What was left alive',
    lowest: 'Pages answered, lowest',
    lostAnswers: 'Answers lost',
    drops: 'Sockets dropped',
    description: lines => `What was left alive over time. ${lines.join('; ')}.`,
    line: ({ deployment, answers, pages }) =>
      `${deployment}: ${answers} of the answers were not lost, pages answered fell to ${pages}`,
  },
  zh: {
    deployment: '部署方式',
    rounds: '轮数',
    answers: '未丢失的回答',
    pages: '及时响应的页面',
    axis: '故障后的秒数',
    share: '存活比例',
    reading: time => `页面在 ${time} 内响应算作及时。客户端无法续传的回答算作丢失。各轮合并计算。`,
    table: '故障中存活的部分',
    lowest: '页面响应最低值',
    lostAnswers: '丢失的回答',
    drops: '断开的连接',
    description: lines => `随时间存活的部分。${lines.join('；')}。`,
    line: ({ deployment, answers, pages }) =>
      `${deployment}：${answers}的回答未丢失，页面响应最低降至 ${pages}`,
  },
}

/** What was done to a process, in a word. */
export const actionWords: Labels<Readonly<Record<string, string>>> = {
  en: {
    kill: 'killed',
    stop: 'stopped',
    continue: 'goes on',
    terminate: 'told to end',
    start: 'started',
    ready: 'ready',
    edit: 'edited',
    visible: 'visible',
  },
  zh: {
    kill: '被杀死',
    stop: '被暂停',
    continue: '恢复运行',
    terminate: '收到终止信号',
    start: '启动',
    ready: '就绪',
    edit: '被编辑',
    visible: '可见',
  },
}
