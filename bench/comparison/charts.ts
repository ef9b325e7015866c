import type { Words } from '../claims/words.ts'
import { pageLatencyCurve, tokenDelayCurve } from '../measures/ladder/interference.ts'
import { streamingMemory } from '../measures/ladder/memory-slope.ts'
import { memorySteps } from '../measures/memory.ts'
import { trialSummary, validWindow } from '../measures/trial-summary.ts'
import type { Axis, ChartData, Point } from '../report/charts/chart-data.ts'
import { delaySeries } from '../report/charts/delay-series.ts'
import { drillCourses } from '../report/charts/drill-courses.ts'
import type { ScenarioName, Trial } from '../samples/trial.ts'

/** What the report draws, from the trials that were made; a chart without data is left out. */
export function charts(trials: readonly Trial[]): readonly ChartData[] {
  const of = (scenario: ScenarioName) => trials.filter(({ header }) => header.scenario === scenario)
  return [
    ...memoryCharts(of('memory-ladder'), of('stream-ladder')),
    ...streamCharts(of('stream-ladder')),
    ...interferenceCharts(of('interference')),
    ...delayCharts(of('load')),
    ...drillCharts(trials),
  ]
}

const axes = {
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

type XY = { readonly x: number; readonly y: number | undefined }

/** Each trial's points, with whose they are. */
function pointsOf(trials: readonly Trial[], xy: (trial: Trial) => readonly XY[]): readonly Point[] {
  return trials.flatMap(trial => {
    const { deployment, round } = trial.header
    return xy(trial).flatMap(({ x, y }) => (y === undefined ? [] : [{ deployment, round, x, y }]))
  })
}

const drawn = (chart: ChartData & { readonly points: readonly Point[] }): readonly ChartData[] =>
  chart.points.length === 0 ? [] : [chart]

function memoryCharts(idle: readonly Trial[], streaming: readonly Trial[]): readonly ChartData[] {
  const claim = 'memory-efficiency'
  return [
    ...drawn({
      kind: 'ladder',
      claim,
      title: { en: 'Memory over idle connections', zh: '内存与空闲连接数' },
      x: axes.connections,
      y: axes.memory,
      step: { en: 'per connection', zh: '每个连接' },
      points: pointsOf(idle, ({ samples }) =>
        memorySteps(samples).map(({ connections, pssBytes }) => ({ x: connections, y: pssBytes })),
      ),
    }),
    ...drawn({
      kind: 'ladder',
      claim,
      title: { en: 'Memory over live streams', zh: '内存与活动流数' },
      x: axes.streams,
      y: axes.memory,
      step: { en: 'per stream', zh: '每个流' },
      points: pointsOf(streaming, streamingMemory),
    }),
  ]
}

function streamCharts(trials: readonly Trial[]): readonly ChartData[] {
  const slo = trials.map(trial => trialSummary(trial)?.run.profile.slo).find(Boolean)
  return drawn({
    kind: 'curve',
    claim: 'scalability',
    title: { en: 'Delay of a token over live streams', zh: '词元延迟与活动流数' },
    x: axes.streams,
    y: axes.delay,
    scale: 'log',
    ...(slo === undefined
      ? {}
      : { limit: { value: slo.addedDelayMs, title: { en: 'SLO', zh: 'SLO' } } }),
    points: pointsOf(trials, trial =>
      (trialSummary(trial)?.windows ?? []).flatMap(({ streams, delay }) =>
        streams === undefined ? [] : [{ x: streams.live, y: delay?.addedMs.p99 }],
      ),
    ),
  })
}

const pageNames: Readonly<Record<string, Words>> = {
  static: { en: 'static page', zh: '静态页面' },
  rendered: { en: 'server-rendered page', zh: '服务端渲染页面' },
  computed: { en: 'page that computes for 50 ms', zh: '计算 50 毫秒的页面' },
}

function interferenceCharts(trials: readonly Trial[]): readonly ChartData[] {
  const claim = 'coupling'
  return Object.entries(pageNames).flatMap(([page, name]) => [
    ...drawn({
      kind: 'curve',
      claim,
      title: { en: `Delay of a token beside a ${name.en}`, zh: `${name.zh}负载下的词元延迟` },
      x: axes.pages,
      y: axes.delay,
      scale: 'log',
      points: pointsOf(trials, trial => tokenDelayCurve(trial, page)),
    }),
    ...drawn({
      kind: 'curve',
      claim,
      title: { en: `Latency of a ${name.en} beside streams`, zh: `流负载下${name.zh}的延迟` },
      x: axes.tokens,
      y: axes.page,
      scale: 'log',
      points: pointsOf(trials, trial => pageLatencyCurve(trial, page)),
    }),
  ])
}

function delayCharts(trials: readonly Trial[]): readonly ChartData[] {
  const windows = [
    {
      window: 'streams',
      claim: 'threshold-1000-connections',
      title: { en: 'Delay of tokens, streams alone', zh: '仅有流时的词元延迟' },
    },
    {
      window: 'both',
      claim: 'coupling',
      title: { en: 'Delay of tokens beside page load', zh: '页面负载下的词元延迟' },
    },
  ]
  return windows.flatMap(({ window, claim, title }) => {
    const valid = trials.filter(trial => validWindow(trial, window) !== undefined)
    const series = delaySeries(valid, window)
    return series.length === 0 ? [] : [{ kind: 'delays', claim, title, series } as const]
  })
}

const drills: readonly {
  readonly scenario: ScenarioName
  readonly claim: string
  readonly title: Words
}[] = [
  {
    scenario: 'crash-page',
    claim: 'fault-tolerance',
    title: { en: 'Crash of the process with the pages', zh: '页面进程崩溃' },
  },
  {
    scenario: 'crash-socket',
    claim: 'fault-tolerance',
    title: { en: 'Crash of the process with the socket', zh: 'WebSocket 进程崩溃' },
  },
  {
    scenario: 'stall-page',
    claim: 'resource-isolation',
    title: { en: 'The process with the pages hangs for 2 s', zh: '页面进程挂起 2 秒' },
  },
  {
    scenario: 'release-page',
    claim: 'production-readiness',
    title: { en: 'Release of the front end', zh: '发布前端' },
  },
  {
    scenario: 'release-socket',
    claim: 'production-readiness',
    title: { en: 'Release of the socket server', zh: '发布 WebSocket 服务' },
  },
]

function drillCharts(trials: readonly Trial[]): readonly ChartData[] {
  return drills.flatMap(({ scenario, claim, title }) => {
    const courses = drillCourses(trials.filter(({ header }) => header.scenario === scenario))
    return courses.length === 0
      ? []
      : [{ kind: 'timeline', claim, title, scenario, courses } as const]
  })
}
