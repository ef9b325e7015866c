import { type Capacity, capacityOf, rungOf } from '../measures/capacity.ts'
import { distribution } from '../measures/figures/distribution.ts'
import { memorySteps } from '../measures/figures/memory.ts'
import { type Summary, trialSummary } from '../measures/figures/summary.ts'
import type { WindowFigures } from '../measures/figures/window-figures.ts'
import { memorySlopeIdle, memorySlopeStreaming } from '../measures/memory.ts'
import { windowValidity } from '../measures/validity.ts'
import type { Trial } from '../samples/trial.ts'
import { absent, kibibytes, mebibytes, milliseconds, percent } from './figure.ts'
import { textTable } from './text-table.ts'

/** The memory ladder: a row for each number of idle connections, the slope below. */
export function memoryLadderTable(trial: Trial): string {
  const rows = memorySteps(trial.samples).map(
    ({ connections, pssBytes, kernelSocketBytes, settled }) => [
      String(connections),
      mebibytes(pssBytes),
      mebibytes(kernelSocketBytes),
      settled === undefined ? absent : settled ? 'yes' : 'no',
    ],
  )
  const rest = trialSummary(trial)?.profile.idleSeconds
  return [
    textTable([['idle connections', 'PSS', 'kernel TCP buffers', 'settled'], ...rows]),
    '',
    `${kibibytes(memorySlopeIdle.of(trial))} more for each connection beyond 1,000`,
    `Read after ${rest} s of rest; settled: it changed by less than 1% in the last 5 s of it.`,
  ].join('\n')
}

/** The stream ladder: a row for each rung, capacity below. */
export function streamLadderTable(trial: Trial): string {
  const summary = trialSummary(trial)
  if (summary === undefined) return ''
  const { slo } = summary.profile
  const rows = summary.windows.map(window => [
    window.name,
    window.streams === undefined ? absent : window.streams.live.toFixed(0),
    milliseconds(window.streams?.ttftMs.p99),
    milliseconds(window.delay?.addedMs.p99),
    percent(window.streams?.withinSlo),
    ...cpuCells(window),
    verdicts[rungOf(window, slo)],
  ])
  const head = ['', 'live streams', 'TTFT p99', 'added delay p99', 'answers good', ...CPU, 'SLO']
  return [
    textTable([head, ...rows]),
    '',
    capacityLine(capacityOf(trial)),
    `${kibibytes(memorySlopeStreaming.of(trial))} more for each live stream, answers kept for resume included`,
    `SLO: ${percent(slo.share)} of answers without error and begun within ${slo.addedTtftMs} ms beyond the mock's own time, added delay p99 at most ${slo.addedDelayMs} ms.`,
  ].join('\n')
}

/** Interference: a row for each window. */
export function interferenceTable(trial: Trial): string {
  const { profile, windows } = trialSummary(trial) ?? ({ windows: [] } as Partial<Summary>)
  const rows = (windows ?? []).map(window => {
    const plan = profile?.windows.find(({ name }) => name === window.name)
    return [
      window.name,
      String(plan?.tokensPerSecond ?? absent),
      milliseconds(window.delay?.addedMs.p50),
      milliseconds(window.delay?.addedMs.p99),
      window.pages
        .map(
          ({ page, latencyMs, failed }) =>
            `${page} ${milliseconds(latencyMs.p99)}${failed > 0 ? ` (${failed} failed)` : ''}`,
        )
        .join(', ') || absent,
      ...cpuCells(window),
      windowValidity(window).state,
    ]
  })
  const head = ['', 'tokens/s', 'added delay p50', 'p99', 'page latency p99', ...CPU, 'state']
  return textTable([head, ...rows])
}

const CPU = ['CPU of deployment', 'of load and mock']

function cpuCells({ usage }: WindowFigures): readonly string[] {
  if (usage === undefined) return [absent, absent]
  return [percent(usage.shareOfCore.deployment), percent(usage.harnessShare)]
}

const verdicts = {
  within: 'met',
  beyond: 'missed',
  generator: "generator's limit",
  void: 'void',
} as const

function capacityLine(capacity: Capacity | undefined): string {
  if (capacity === undefined) return 'Capacity: not measured, no window was as planned.'
  if (capacity.state === 'knee') {
    return `Capacity: ${capacity.liveStreams.toFixed(0)} live streams within the SLO.`
  }
  const why =
    capacity.state === 'generator'
      ? "the load generator's limit, not the server's"
      : 'the end of the ladder'
  return `Capacity: at least ${capacity.atLeast.toFixed(0)} live streams within the SLO; there it reached ${why}.`
}

/**
 * What an idle connection takes, by deployment: each run's slope and their median.
 *
 * @param slopes bytes a connection, in the order of the runs, as many for each deployment
 */
export function slopeTable(slopes: ReadonlyMap<string, readonly number[]>): string {
  const runs = Math.max(...[...slopes.values()].map(values => values.length))
  const rows = [...slopes].map(([name, values]) => [
    name,
    ...values.map(kibibytes),
    kibibytes(distribution(values).p50),
  ])
  const head = ['', ...Array.from({ length: runs }, (_, index) => `run ${index + 1}`), 'median']
  return [textTable([head, ...rows]), ...[...slopes].flatMap(remark)].join('\n')
}

/** Connections never give memory back; a heap that is collected between two readings does. */
function remark([name, values]: [string, readonly number[]]): string[] {
  if (values.every(value => value >= 0)) return []
  return [
    `${name}: inconclusive. In a run the heap gave back more between the readings than the connections took.`,
  ]
}
