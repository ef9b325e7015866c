import { memorySteps } from '../../measures/figures/memory.ts'
import { trialSummary, validWindow } from '../../measures/figures/summary.ts'
import { pageLatencyCurve, tokenDelayCurve } from '../../measures/interference.ts'
import { streamingMemory } from '../../measures/memory.ts'
import { faultScenarios, type ScenarioName } from '../../plan/scenarios/registry.ts'
import type { FaultKind } from '../../plan/scenarios/scenario.ts'
import type { Trial } from '../../samples/trial.ts'
import { dictionary } from '../words/dictionary.ts'
import type { Axis, ChartData, ChartPoint } from './chart-data.ts'
import { delaySeries } from './delays.ts'
import { drillCourses } from './timeline.ts'

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

/** The quantities that the charts draw. */
export const axes = {
  connections: axis('connections', 'count'),
  streams: axis('streams', 'count'),
  tokens: axis('tokens', 'per-second'),
  pages: axis('pages', 'per-second'),
  memory: axis('memory', 'bytes'),
  delay: axis('delay', 'milliseconds'),
  page: axis('page', 'milliseconds'),
}

function axis(name: keyof typeof dictionary.en.axes, unit: Axis['unit']): Axis {
  return { title: language => dictionary[language].axes[name], unit }
}

type XY = { readonly x: number; readonly y: number | undefined }

/** Each trial's points, with whose they are. A point without a value is none. */
export function pointsOf(
  trials: readonly Trial[],
  xy: (trial: Trial) => readonly XY[],
): readonly ChartPoint[] {
  return trials.flatMap(trial => {
    const { deployment, round } = trial.header
    return xy(trial).flatMap(({ x, y }) => (y === undefined ? [] : [{ deployment, round, x, y }]))
  })
}

/** The chart, or nothing where it has no point. */
export const drawn = (
  chart: ChartData & { readonly points: readonly ChartPoint[] },
): readonly ChartData[] => (chart.points.length === 0 ? [] : [chart])

/** Memory over connections and over live streams, from trials of the two ladders. */
function memoryCharts(idle: readonly Trial[], streaming: readonly Trial[]): readonly ChartData[] {
  const claim = 'memory-efficiency'
  return [
    ...drawn({
      kind: 'ladder',
      claim,
      title: language => dictionary[language].charts.memoryIdle,
      x: axes.connections,
      y: axes.memory,
      step: language => dictionary[language].charts.perConnection,
      points: pointsOf(idle, ({ samples }) =>
        memorySteps(samples).map(({ connections, pssBytes }) => ({ x: connections, y: pssBytes })),
      ),
    }),
    ...drawn({
      kind: 'ladder',
      claim,
      title: language => dictionary[language].charts.memoryStreaming,
      x: axes.streams,
      y: axes.memory,
      step: language => dictionary[language].charts.perStream,
      points: pointsOf(streaming, streamingMemory),
    }),
  ]
}

/** The delay of a token over live streams, with the SLO, from trials of the stream ladder. */
function streamCharts(trials: readonly Trial[]): readonly ChartData[] {
  const slo = trials.map(trial => trialSummary(trial)?.profile.slo).find(Boolean)
  return drawn({
    kind: 'curve',
    claim: 'scalability',
    title: language => dictionary[language].charts.streams,
    x: axes.streams,
    y: axes.delay,
    scale: 'log',
    ...(slo === undefined
      ? {}
      : { limit: { value: slo.addedDelayMs, title: language => dictionary[language].charts.slo } }),
    points: pointsOf(trials, trial =>
      (trialSummary(trial)?.windows ?? []).flatMap(({ streams, delay }) =>
        streams === undefined ? [] : [{ x: streams.live, y: delay?.addedMs.p99 }],
      ),
    ),
  })
}

const PAGES = ['static', 'rendered', 'computed'] as const

/** What pages and streams do to each other, a pair of curves for each kind of page. */
function interferenceCharts(trials: readonly Trial[]): readonly ChartData[] {
  return PAGES.flatMap(page => [
    ...drawn({
      kind: 'curve',
      claim: 'tokens-beside-pages',
      title: language => {
        const { charts } = dictionary[language]
        return charts.delayBeside(charts.pages[page])
      },
      x: axes.pages,
      y: axes.delay,
      scale: 'log',
      points: pointsOf(trials, trial => tokenDelayCurve(trial, page)),
    }),
    ...drawn({
      kind: 'curve',
      claim: 'pages-beside-streams',
      title: language => {
        const { charts } = dictionary[language]
        return charts.pageBesideStreams(charts.pages[page])
      },
      x: axes.tokens,
      y: axes.page,
      scale: 'log',
      points: pointsOf(trials, trial => pageLatencyCurve(trial, page)),
    }),
  ])
}

const windows = [
  {
    window: 'streams',
    claim: 'threshold-1000-connections',
    title: 'delaysAlone',
  },
  {
    window: 'both',
    claim: 'tokens-beside-pages',
    title: 'delaysBesidePages',
  },
] as const

/** How the delays of tokens are distributed in the windows with streams of a plain load, where those are valid. */
function delayCharts(trials: readonly Trial[]): readonly ChartData[] {
  return windows.flatMap(({ window, claim, title }) => {
    const valid = trials.filter(trial => validWindow(trial, window) !== undefined)
    const series = delaySeries(valid, window)
    return series.length === 0
      ? []
      : [
          {
            kind: 'delays',
            claim,
            title: language => dictionary[language].charts[title],
            series,
          } as const,
        ]
  })
}

/** The claim that each kind of fault is evidence for. */
const CLAIMS: Readonly<Record<FaultKind, string>> = {
  crash: 'fault-tolerance',
  stall: 'resource-isolation',
  release: 'production-readiness',
}

/** What each drill left alive over time. */
function drillCharts(trials: readonly Trial[]): readonly ChartData[] {
  return faultScenarios.flatMap(({ name: scenario, title, action }) => {
    const claim = CLAIMS[action.fault]
    const courses = drillCourses(trials.filter(({ header }) => header.scenario === scenario))
    return courses.length === 0
      ? []
      : [
          {
            kind: 'timeline',
            claim,
            title: language => title[language],
            scenario,
            courses,
          } as const,
        ]
  })
}
