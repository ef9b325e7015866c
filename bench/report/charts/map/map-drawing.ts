import type { DecisionMap } from '../../../verdicts/decision-map.ts'
import { LATE_MS } from '../../../verdicts/point-figures.ts'
import { figure, milliseconds, percent, valueWithUnit } from '../../figure.ts'
import type { Language } from '../../language.ts'
import type { Table } from '../../table.ts'
import { deploymentName, dictionary } from '../../words/dictionary.ts'
import type { ChartContext, Drawing } from '../drawing.ts'
import { pagesOf } from './map-rows.ts'
import { mapSpec } from './map-spec.ts'

/** A decision map as a picture: what each page costs the tokens in each deployment, the ratio of the two, and the SLO. */
export function mapDrawing(map: DecisionMap, context: ChartContext): Drawing {
  const { language } = context
  const words = dictionary[language].decisionMap
  const { chart } = words
  const pages = pagesOf(map)
  return {
    title: words.title,
    description: chart.description(
      map.deployments.map(name => chart.line(deploymentName(name, language), worstOf(map, name))),
    ),
    reading: chart.reading,
    legend: [
      ...pages.map(({ pageMs, path }, series) => ({
        ...{ label: chart.pageOf(valueWithUnit(pageMs, 'milliseconds'), path), series },
        swatch: 'series' as const,
      })),
      { label: chart.limit, swatch: 'limit' as const },
    ],
    spec: width => mapSpec(map, context, width),
    table: mapTable(map, language),
  }
}

function worstOf({ points }: DecisionMap, deployment: string): string {
  const found = points.map(({ byDeployment }) => byDeployment[deployment]?.p99 ?? 0)
  return milliseconds(Math.max(...found))
}

/** Every figure of the map: a row for each point in each deployment. */
function mapTable({ points, deployments }: DecisionMap, language: Language): Table {
  const words = dictionary[language].decisionMap
  const { chart, columns } = words
  return {
    caption: words.title,
    columns: [
      { title: chart.deployment, kind: 'text' },
      ...[columns.page, columns.share, 'p90', 'p99', 'p99.9'].map(number),
      ...LATE_MS.map(ms => number(`> ${ms} ms`)),
      ...[chart.latency('p50'), chart.latency('p99')].map(number),
    ],
    rows: points.flatMap(({ point, byDeployment }) =>
      deployments.flatMap(name => {
        const found = byDeployment[name]
        if (found === undefined) return []
        const { pageCpuMs, p90, p99, p999, late, pageP50, pageP99 } = found
        return [
          [
            deploymentName(name, language),
            point.share === 0
              ? words.noPages
              : words.page(milliseconds(pageCpuMs ?? point.pageMs), point.path),
            percent(point.share),
            ...[p90, p99, p999].map(milliseconds),
            ...late.map(share => `${figure(share * 100)}%`),
            ...[pageP50, pageP99].map(milliseconds),
          ],
        ]
      }),
    ),
  }
}

const number = (title: string) => ({ title, kind: 'number' as const })
