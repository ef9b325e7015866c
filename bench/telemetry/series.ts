import { appendFileSync } from 'node:fs'

/** Labels of a series, without its name. An empty value means that the label is not there. */
export type Labels = Readonly<Record<string, string>>

/** One value of one series at one moment. */
export type Point = {
  readonly name: string
  readonly labels: Labels
  readonly value: number
  /** Epoch milliseconds. */
  readonly atMs: number
}

// Series as text. Without their kinds (`# TYPE`), points of many series may stand in any order, which is how they come.

/** What ends a file of OpenMetrics. */
export const END_OF_METRICS = '# EOF\n'

/** A point as a line of OpenMetrics, its moment in seconds. */
export function metricLine(point: Point): string {
  return `${seriesText(point)} ${(point.atMs / 1_000).toFixed(3)}\n`
}

/** A value as a process exposes it: its moment is that of the scrape. */
export function exposedLine(point: Omit<Point, 'atMs'>): string {
  return `${seriesText(point)}\n`
}

function seriesText({ name, labels, value }: Omit<Point, 'atMs'>): string {
  const pairs = Object.entries(labels)
    .filter(([, text]) => text !== '')
    .map(([label, text]) => `${label}="${escaped(text)}"`)
  return `${name}{${pairs.join(',')}} ${decimal(value)}`
}

/** What a process exposes in Prometheus's text format → points of one moment, with further labels. */
export function parseExposition(text: string, atMs: number, added: Labels): Point[] {
  return text.split('\n').flatMap(line => {
    const found = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)/.exec(line)
    if (found === null) return []
    const [, name = '', inBraces = '', value = ''] = found
    return [{ name, labels: { ...parseLabels(inBraces), ...added }, value: number(value), atMs }]
  })
}

function parseLabels(text: string): Labels {
  const pairs = text.matchAll(/(\w+)="((?:\\.|[^"\\])*)"/g)
  return Object.fromEntries([...pairs].map(([, label, value = '']) => [label, unescaped(value)]))
}

/** Go's spelling of what is no number. */
function decimal(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return '+Inf'
  if (value === Number.NEGATIVE_INFINITY) return '-Inf'
  return String(value)
}

function number(text: string): number {
  if (text === '+Inf') return Number.POSITIVE_INFINITY
  if (text === '-Inf') return Number.NEGATIVE_INFINITY
  return Number(text)
}

const escaped = (text: string) =>
  text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"')

const unescaped = (text: string) =>
  text.replace(/\\(.)/g, (_, character) => (character === 'n' ? '\n' : character))

/** The file of a run's series, beside its samples: every point of them, and what the deployment's processes expose. */
export const SERIES_FILE = 'series.om'

/** The series of a run. */
export type Series = {
  /** Keeps the points in the file, and the last one of each series to be read. */
  push(points: readonly Point[]): void
  /** Keeps them in the file alone: Prometheus reads them where they come from. */
  keep(points: readonly Point[]): void
  /** The last point of each series, in Prometheus's text format. */
  exposed(): string
}

/** Keeps the series of a run twice: in a file, for a Prometheus of a later day, and as they are now, for one that reads them. */
export function openSeries(file: string): Series {
  const last = new Map<string, string>()
  const keep = (points: readonly Point[]) => appendFileSync(file, points.map(metricLine).join(''))
  return {
    keep,
    push(points) {
      keep(points)
      for (const { name, labels, value } of points) {
        const series = `${name}${JSON.stringify(labels)}`
        last.set(series, exposedLine({ name, labels, value }))
      }
    },
    exposed: () => [...last.values()].join(''),
  }
}
