import { median } from 'simple-statistics'
import type { Trial } from '../../samples/trial.ts'
import { milliseconds, percent } from '../figure.ts'
import { deploymentName, dictionary } from '../words/dictionary.ts'
import type { DrillCourse, FaultMark, Survival, TimelineChart } from './chart-data.ts'
import type { ChartContext, Drawing } from './drawing.ts'
import { timelineSpec } from './timeline-spec.ts'

/** What a fault left alive over time: the answers that ran, and the pages asked for, a panel for each deployment. */
export function timeline(chart: TimelineChart, context: ChartContext): Drawing {
  const { language } = context
  const words = dictionary[language].drills
  const pageWords = (course: DrillCourse) => {
    const lowest = lowestPages(course)
    return lowest === 1 ? words.allPages : words.pagesFell(percent(lowest))
  }
  const name = ({ deployment }: DrillCourse) => deploymentName(deployment, language)
  return {
    title: chart.title(language),
    description: words.description(
      chart.courses.map(course =>
        words.line({
          deployment: name(course),
          lost: answersLost(course),
          answers: course.answers,
          pages: pageWords(course),
        }),
      ),
    ),
    reading: words.reading(milliseconds(IN_TIME_MS)),
    legend: [
      { label: words.answers, swatch: 'answers' },
      { label: words.pages, swatch: 'pages' },
    ],
    spec: width => timelineSpec(chart.courses, context, width),
    table: {
      caption: words.table,
      columns: [
        { title: words.deployment, kind: 'text' },
        { title: words.rounds, kind: 'number' },
        { title: words.drops, kind: 'number' },
        { title: words.lostAnswers, kind: 'number' },
        { title: words.lowest, kind: 'number' },
      ],
      rows: chart.courses.map(course => [
        name(course),
        String(course.rounds),
        String(course.drops),
        `${answersLost(course)} / ${course.answers}`,
        percent(lowestPages(course)),
      ]),
    },
  }
}

const answersLost = ({ survival, answers }: DrillCourse) =>
  Math.round((1 - (survival.at(-1)?.answers ?? 1)) * answers)

/** Undefined where no page was asked for. */
function lowestPages({ survival }: DrillCourse): number | undefined {
  const shares = survival.map(({ pages }) => pages).filter(share => share !== undefined)
  return shares.length === 0 ? undefined : Math.min(...shares)
}

/** A page that takes longer has kept its reader waiting: it does not count as answered in time. */
const IN_TIME_MS = 1_000

/** How finely the time is cut. */
const BIN_MS = 500

type FaultTrial = { readonly trial: Trial; readonly faultMs: number }

/**
 * What drills of one scenario left alive over time: for each deployment, in the order of their first trial, its rounds laid
 * on top of each other at their first fault. A trial without a fault says nothing about one and is left out.
 */
export function drillCourses(trials: readonly Trial[]): readonly DrillCourse[] {
  const names = [...new Set(trials.map(({ header }) => header.deployment))]
  return names.flatMap(deployment => {
    const rounds = trials
      .filter(({ header }) => header.deployment === deployment)
      .flatMap(faultTrial)
    return rounds.length === 0 ? [] : [course(deployment, rounds)]
  })
}

function faultTrial(trial: Trial): readonly FaultTrial[] {
  const faults = trial.samples.filter(sample => sample.type === 'fault')
  if (faults.length === 0) return []
  return [{ trial, faultMs: Math.min(...faults.map(({ atMs }) => atMs)) }]
}

function course(deployment: string, rounds: readonly FaultTrial[]): DrillCourse {
  const streams = rounds.flatMap(({ trial, faultMs }) =>
    trial.samples
      .filter(sample => sample.type === 'witness-stream')
      .map(sample => ({ ...sample, endedMs: sample.endedMs - faultMs })),
  )
  const pages = rounds.flatMap(({ trial, faultMs }) =>
    trial.samples
      .filter(sample => sample.type === 'witness-page')
      .map(sample => ({ ...sample, atMs: sample.atMs - faultMs })),
  )
  const marks = faultMarks(rounds)
  const moments = [...pages, ...marks].map(({ atMs }) => atMs)
  const ends = streams.map(({ endedMs }) => endedMs)
  const lost = streams.filter(({ outcome }) => outcome !== 'exact')
  const survival = bins([...moments, ...ends]).map((atMs): Survival => {
    const asked = pages.filter(page => page.atMs >= atMs && page.atMs < atMs + BIN_MS)
    const answered = asked.filter(page => isOk(page.status) && page.durationMs <= IN_TIME_MS)
    const gone = lost.filter(({ endedMs }) => endedMs < atMs + BIN_MS)
    return {
      atMs,
      answers: streams.length === 0 ? 1 : 1 - gone.length / streams.length,
      pages: asked.length === 0 ? undefined : answered.length / asked.length,
    }
  })
  const drops = streams.reduce((sum, stream) => sum + stream.drops, 0)
  return { deployment, rounds: rounds.length, answers: streams.length, drops, survival, marks }
}

/** The beginnings of the bins that hold all of these moments; a bin begins at the fault. */
function bins(moments: readonly number[]): readonly number[] {
  const first = Math.floor(Math.min(...moments) / BIN_MS)
  const last = Math.floor(Math.max(...moments) / BIN_MS)
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * BIN_MS)
}

/** Each action upon each process once, at the median of its moments. */
function faultMarks(rounds: readonly FaultTrial[]): readonly FaultMark[] {
  const moments = Map.groupBy(
    rounds.flatMap(({ trial, faultMs }) =>
      trial.samples
        .filter(sample => sample.type === 'fault')
        .map(({ action, process, atMs }) => ({ action, process, atMs: atMs - faultMs })),
    ),
    ({ action, process }) => `${action} ${process}`,
  )
  return [...moments.values()]
    .flatMap(same => {
      const [first] = same
      if (first === undefined) return []
      return [{ ...first, atMs: median(same.map(({ atMs }) => atMs)) }]
    })
    .toSorted((a, b) => a.atMs - b.atMs)
}

const isOk = (status: number) => status >= 200 && status < 400
