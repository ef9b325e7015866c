import { milliseconds, percent } from '../figure.ts'
import { deploymentName, dictionary } from '../words/dictionary.ts'
import type { DrillCourse, TimelineChart } from './chart-data.ts'
import type { ChartContext, Drawing } from './drawing.ts'
import { IN_TIME_MS } from './drill-courses.ts'
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
