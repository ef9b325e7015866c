import { basename } from 'node:path'
import { expect } from 'vitest'
import { timeline } from '../../bench/plan/timeline.ts'
import { trialPath } from '../../bench/samples/directory.ts'
import { readTrial } from '../../bench/samples/trial-file.ts'
import { metrics } from '../../core/metrics/names.ts'
import { alertGroups } from '../../dashboards/rule-file.ts'
import { wrongAnswers, wrongOn } from '../dashboards/ask-dashboard.ts'
import { dashboardNames, readDashboard } from '../dashboards/panels.ts'
import { queryApi } from '../dashboards/query-api.ts'
import type { View } from '../dashboards/substitute-variables.ts'

/** Of Grafana for the five seconds between two scrapes of the shipped configuration. */
const RATE_INTERVAL = '20s'

/** Where a run of one deployment has the samples of its load. */
export const loadTrial = (directory: string) =>
  trialPath(directory, { round: 1, scenario: 'load', deployment: 'separate' })

/** A run as its dashboard is opened: by the address that a command printed. */
export function viewOf(output: string): View {
  const address = /^(?:.*Dashboard: )(\S+)$/m.exec(output)?.[1] ?? expect.unreachable(output)
  const { searchParams } = new URL(address)
  const parameter = (name: string) => searchParams.get(name) ?? expect.unreachable(address)
  return {
    fromMs: Number(parameter('from')),
    toMs: Number(parameter('to')),
    testid: parameter('var-testid'),
    rateInterval: RATE_INTERVAL,
  }
}

/** Every query of every panel, annotation, variable and rule gets plausible values of the run. */
export async function fillsEveryDashboard(url: string, view: View): Promise<void> {
  const api = queryApi(url)
  for (const name of dashboardNames) {
    expect([name, await wrongOn(api, readDashboard(name), view)]).toEqual([name, []])
  }
  // A rule looks at production alone, which a run is not: it is asked of the run's processes instead.
  const watched = Object.values(alertGroups)
    .flat()
    .map(alert => ({
      where: alert.name,
      expr: alert.watched.replaceAll('testid=""', 'testid="$testid"'),
      instant: false,
      unit: 'short',
      mayBeEmpty: false,
    }))
  expect(watched.every(({ expr }) => expr.includes('$testid'))).toBe(true)
  expect(await wrongAnswers(api, watched, view)).toEqual([])
}

/** The link to the files of the run leads there. */
export async function servesFiles(url: string, { testid }: View): Promise<void> {
  const { links } = readDashboard('bench-run')
  const link = links.find(({ title }) => title === 'Files of the run')?.url ?? expect.unreachable()
  const { pathname } = new URL(link.replace(/\$\{testid\}/, testid))
  const listed = await (await fetch(url + pathname)).text()
  for (const file of ['header.json', 'trials', 'series.om', 'summary.json'])
    expect(listed).toContain(file)
  const summary = await fetch(`${url}${pathname}summary.json`)
  expect(await summary.json()).toMatchObject({ run: { plan: { subjects: ['separate'] } } })
}

/** The memory of the processes is what the runner read between the windows, and once more at the end: never while one is measured. */
export async function readsNoMemoryInWindows(url: string, directory: string): Promise<void> {
  const { header, samples } = readTrial(loadTrial(directory))
  const { action } = header
  const profile = action.type === 'load' ? action.profile : expect.unreachable()
  const begin = samples.find(({ type }) => type === 'begin')
  const beganMs = begin?.type === 'begin' ? begin.atMs : expect.unreachable()
  const inWindow = (atMs: number) =>
    timeline(profile).windows.some(
      ({ steady }) => atMs >= beganMs + steady.from * 1_000 && atMs <= beganMs + steady.to * 1_000,
    )
  const readings = await readingsOf(url, directory)
  const taken = samples.filter(sample => sample.type === 'memory').map(({ pssBytes }) => pssBytes)
  expect(taken.length).toBeGreaterThanOrEqual(4)
  const totals = [...taken, undefined].map((_, index) =>
    sum(readings.map(({ values }) => values[index] ?? 0)),
  )
  expect(totals.slice(0, -1)).toEqual(taken)
  expect(totals.at(-1)).toBeGreaterThan(0)
  expect(readings.map(({ values }) => values.length)).toEqual([totals.length, totals.length])
  expect(readings.flatMap(({ atMs }) => atMs).filter(inWindow)).toEqual([])
}

/** Each scrape of the runner gives its last reading: no value is there that it did not take, the one at the end apart. */
export async function seesMemoryReadings(url: string, directory: string): Promise<void> {
  const { samples } = readTrial(loadTrial(directory))
  const taken = samples.flatMap(sample => (sample.type === 'memory' ? [sample.pssBytes] : []))
  const [next, socket] = await readingsOf(url, directory)
  const totals = new Set(next?.values.map((value, index) => value + (socket?.values[index] ?? 0)))
  expect(totals.size).toBeGreaterThan(2)
  expect([...totals].filter(total => !taken.includes(total)).length).toBeLessThanOrEqual(1)
}

async function readingsOf(url: string, directory: string) {
  const readings = await queryApi(url).query(
    `${metrics.proportionalMemory.name}{testid="${basename(directory)}"}[1h]`,
  )
  expect(readings.map(({ metric }) => [metric.instance, metric.process])).toEqual([
    ['next', 'next'],
    ['socket server', 'socket'],
  ])
  return readings
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
