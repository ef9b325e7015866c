import {
  type DecidedPoint,
  type DecisionMap,
  passesWithoutPages,
} from '../verdicts/decision-map.ts'
import { ownPageFigures } from '../verdicts/own-page.ts'
import { isLate, LATE_MS, type PointFigures } from '../verdicts/point-figures.ts'
import type { ChartContext } from './charts/drawing.ts'
import { mapDrawing } from './charts/map/map-drawing.ts'
import type { Section } from './document.ts'
import { interval, milliseconds, ratio, valueWithUnit } from './figure.ts'
import type { Language } from './language.ts'
import { ownPageText } from './own-page-text.ts'
import { textTable } from './text-table.ts'
import { deploymentName, dictionary } from './words/dictionary.ts'

/** A share of tokens may be far below a percent. */
const percentage = (share: number | undefined) => valueWithUnit(share, 'share')

/** The decision map as a terminal shows it: its sentences, then a line a point. */
export function decisionMapText(map: DecisionMap, language: Language): string {
  const sentences = [...mapSentences(map, language), ...modelSentences(map, language)]
  return [sentences.join('\n'), mapTable(map, language)].join('\n\n')
}

/** What the map says to somebody who has to decide, a sentence each: of a page of their own first. */
export function mapSentences(map: DecisionMap, language: Language): readonly string[] {
  const words = dictionary[language].decisionMap
  const limit = milliseconds(map.sloMs)
  const told = map.deployments.map(name => sentenceOf(name, map, language))
  const { longestPageMs } = map
  const own = ownPageFigures(map)
  return [
    ...(own === undefined ? [] : [ownPageText(own, language)]),
    ...(longestPageMs === undefined
      ? []
      : [words.rule(limit, milliseconds(Math.floor(longestPageMs)))]),
    ...told,
  ]
}

/** How far the model behind the map is off, a sentence a deployment. */
function modelSentences(map: DecisionMap, language: Language): readonly string[] {
  const { model } = dictionary[language].decisionMap
  return map.deployments.flatMap(name => {
    const { error } = map.models[name] ?? {}
    if (error === undefined) return []
    const { median, worst, points } = error
    return [
      model(
        deploymentName(name, language),
        [median, worst].map(error => ratio(error)),
        points,
      ),
    ]
  })
}

function sentenceOf(name: string, { points, sloMs }: DecisionMap, language: Language): string {
  const words = dictionary[language].decisionMap
  const [deployment, limit] = [deploymentName(name, language), milliseconds(sloMs)]
  const cpuOf = ({ byDeployment, point }: DecidedPoint) =>
    milliseconds(byDeployment[name]?.pageCpuMs ?? point.pageMs)
  if (passesWithoutPages({ points, sloMs }, name)) {
    const alone = points.find(({ point }) => point.share === 0)?.byDeployment[name]
    return words.breaksAlone(deployment, limit, milliseconds(alone?.p99))
  }
  const at = (place: DecidedPoint) => ({
    page: cpuOf(place),
    share: percentage(place.point.share),
  })
  const p99Of = ({ byDeployment }: DecidedPoint) => byDeployment[name]?.p99
  const intervalAt = ({ byDeployment }: DecidedPoint) => byDeployment[name]?.p99Interval
  const besidePages = points.filter(({ point }) => point.share > 0)
  const beyond = besidePages.find(place => (intervalAt(place)?.from ?? 0) > sloMs)
  if (beyond !== undefined) {
    return words.breaks(deployment, limit, { ...at(beyond), p99: milliseconds(p99Of(beyond)) })
  }
  // Where no visit counts, as behind pages that were still to be answered, nothing says that it is kept.
  const undecided = besidePages.filter(
    place => (intervalAt(place)?.to ?? Number.POSITIVE_INFINITY) > sloMs,
  )
  const shown = undecided.find(place => p99Of(place) !== undefined) ?? undecided[0]
  if (shown !== undefined) {
    const p99 = p99Of(shown)
    return words.undecided(deployment, limit, {
      ...at(shown),
      p99: p99 === undefined ? undefined : milliseconds(p99),
      points: undecided.length,
    })
  }
  const last = points.at(-1)
  return words.keeps(deployment, limit, last === undefined ? '' : cpuOf(last))
}

function mapTable({ points, deployments }: DecisionMap, language: Language): string {
  const words = dictionary[language].decisionMap
  const { columns } = words
  const names = deployments.map(name => deploymentName(name, language))
  const [late] = LATE_MS.slice(1)
  const head = [
    columns.page,
    columns.share,
    ...names.map(columns.p99),
    columns.ratio,
    ...names.map(columns.predicted),
    ...names.map(name => columns.late(name, late ?? 0)),
    ...names.map(columns.latency),
  ]
  const figures = points.flatMap(({ byDeployment }) => Object.values(byDeployment))
  const notes = [
    ...(figures.some(({ overheadHigh }) => overheadHigh) ? [words.overhead] : []),
    ...(figures.some(isLate) ? [words.late] : []),
  ]
  const rows = points.map(point => [
    ...place(point, language),
    ...deployments.map(name => marked(point.byDeployment[name])),
    point.ratio === undefined
      ? ''
      : `${ratio(point.ratio.value, point.ratio.interval)} (${interval(point.ratio.interval)})`,
    ...deployments.map(name => milliseconds(point.predictedP99[name])),
    ...deployments.map(name => percentage(point.byDeployment[name]?.late[1])),
    ...deployments.map(name => milliseconds(point.byDeployment[name]?.pageP99)),
  ])
  return [textTable([head, ...rows]), ...notes].join('\n')
}

/** The first of its deployments says what a page of the point took. */
function place({ point, byDeployment }: DecidedPoint, language: Language): readonly string[] {
  const words = dictionary[language].decisionMap
  if (point.share === 0) return [words.noPages, '']
  const measured = Object.values(byDeployment)[0]?.pageCpuMs
  return [words.page(milliseconds(measured ?? point.pageMs), point.path), percentage(point.share)]
}

function marked(figures: PointFigures | undefined): string {
  if (figures === undefined) return milliseconds(undefined)
  const marks = `${figures.overheadHigh ? ' *' : ''}${isLate(figures) ? ' †' : ''}`
  return milliseconds(figures.p99) + marks
}

/** What a page costs the tokens: the picture of the map, and how far the model in it is off. */
export function mapSection(map: DecisionMap, context: ChartContext): Section {
  const { language } = context
  return {
    id: 'map',
    title: dictionary[language].decisionMap.title,
    blocks: [
      { kind: 'chart', drawing: mapDrawing(map, context) },
      ...modelSentences(map, language).map(
        text => ({ kind: 'paragraph', text, tone: 'quiet' }) as const,
      ),
    ],
    sections: [],
  }
}
