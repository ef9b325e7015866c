import type { TopLevelSpec } from 'vega-lite'
import { deploymentName, dictionary } from '../words/dictionary.ts'
import type { DrillCourse } from './chart-data.ts'
import { type ChartContext, type Layer, plotWidths, type Width } from './drawing.ts'
import { colours } from './theme.ts'

/** Not the colours of the deployments: here a deployment is a panel. */
const LOOKS = {
  answers: { stroke: colours.text, strokeDash: [1, 0] },
  pages: { stroke: colours.accent, strokeDash: [5, 3] },
}

type Panel = Extract<TopLevelSpec, { vconcat: unknown }>['vconcat'][number]

/** Actions that end the harm; the rest begin it. Their labels stand to the right of their marks, the others' to the left. */
const RECOVERIES = ['continue', 'ready', 'visible']

/** Starting again is neither: its mark would stand in the way of the two that count. */
const UNNAMED = ['start']

/** The drawing of a drill: a panel for each deployment, one below the other, on the same time. */
export function timelineSpec(
  courses: readonly DrillCourse[],
  context: ChartContext,
  width: Width,
): TopLevelSpec {
  const moments = courses.flatMap(({ survival }) => survival.map(({ atMs }) => atMs / 1_000))
  const domain: [number, number] = [Math.min(...moments), Math.max(...moments)]
  return {
    spacing: 34,
    vconcat: courses.map(
      (course, index): Panel => ({
        width: plotWidths[width],
        height: width === 'wide' ? 96 : 84,
        layer: layers(course, context, { domain, last: index === courses.length - 1 }),
      }),
    ),
  }
}

function layers(
  course: DrillCourse,
  { language }: ChartContext,
  { domain, last }: { domain: [number, number]; last: boolean },
): Layer[] {
  const words = dictionary[language].drills
  const x = {
    field: 'seconds',
    type: 'quantitative' as const,
    scale: { domain, nice: false },
    axis: { title: last ? words.axis : null, format: '~r', tickMinStep: 1, tickCount: 8 },
  }
  const y = {
    field: 'share',
    type: 'quantitative' as const,
    scale: { domain: [0, 1.04], nice: false },
    axis: {
      title: deploymentName(course.deployment, language),
      // Above the words of the marks.
      titleY: -20,
      values: [0, 0.5, 1],
      format: '.0%',
    },
  }
  const line = (what: 'answers' | 'pages'): Layer => {
    const { stroke, strokeDash } = LOOKS[what]
    return {
      data: {
        values: course.survival.flatMap(moment =>
          moment[what] === undefined ? [] : [{ seconds: moment.atMs / 1_000, share: moment[what] }],
        ),
      },
      mark: {
        type: 'line',
        interpolate: 'step-after',
        stroke,
        strokeWidth: 2,
        strokeDash,
      },
      encoding: { x, y },
    }
  }
  return [...marks(course, language, x), line('pages'), line('answers')]
}

/** The fault and the recovery as dashed lines; a process's name is told where several are concerned. */
function marks(
  course: DrillCourse,
  language: ChartContext['language'],
  x: { readonly type: 'quantitative'; readonly field: string },
): Layer[] {
  const names: Readonly<Record<string, string>> = dictionary[language].actions
  const named = course.marks.filter(({ action }) => !UNNAMED.includes(action))
  const first = named.find(({ action }) => !RECOVERIES.includes(action))
  const last = named.findLast(({ action }) => RECOVERIES.includes(action))
  return [first, last]
    .filter(mark => mark !== undefined)
    .flatMap(({ action, atMs }): Layer[] => {
      const recovery = RECOVERIES.includes(action)
      const data = {
        values: [{ seconds: atMs / 1_000, label: names[action] ?? action }],
      }
      return [
        {
          data,
          mark: { type: 'rule', stroke: colours.quiet, strokeDash: [2, 3] },
          encoding: { x },
        },
        {
          data,
          mark: {
            type: 'text',
            align: recovery ? 'left' : 'right',
            dx: recovery ? 5 : -5,
            baseline: 'bottom',
            fontSize: 12,
            color: colours.text,
          },
          encoding: { x, y: { value: -3 }, text: { field: 'label' } },
        },
      ]
    })
}
