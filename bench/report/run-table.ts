import type { StreamFigures } from '../measures/figures/streams.ts'
import type { Summary } from '../measures/figures/summary.ts'
import type { WindowFigures } from '../measures/figures/window-figures.ts'
import { SATURATED_SHARE } from '../plan/limits.ts'
import { defaultProfile } from '../plan/profile.ts'
import { subjectNamed } from '../plan/subjects/registry.ts'
import { appName } from '../samples/app-name.ts'
import type { RunHeader } from '../samples/run-header.ts'
import { absent, kibibytes, mebibytes, percent, quantiles } from './figure.ts'
import { reasonLine, remedyLines } from './reasons.ts'
import { textTable } from './text-table.ts'
import { dictionary } from './words/dictionary.ts'

/** The summary of a load as the text that ends its run. */
export function runTable(summary: Summary, run: RunHeader, deployment: string): string {
  return [
    heading(summary, run, deployment),
    connectionLines(summary),
    memoryLines(summary),
    windowTable(summary, run),
    ...(Object.keys(summary.profile.pages).length === 0 ? [] : [pageTable(summary)]),
    verdict(summary),
  ].join('\n\n')
}

function heading({ profile }: Summary, run: RunHeader, deployment: string): string {
  const { environment } = run
  const subject = subjectNamed(deployment, run.plan)
  return [
    subject.kind === 'started' ? subject.title : subject.url,
    ...(environment.app === undefined
      ? []
      : [`carrying ${appName(environment.app)}, Next ${environment.versions.next}`]),
    `${environment.cpuModel}, ${environment.cores} cores · Node ${environment.versions.node} · k6 ${environment.versions.k6} · seed ${profile.seed} · ${run.pinning}`,
  ].join('\n')
}

function connectionLines({ connections, windows }: Summary): string {
  const { asked, opened, failed, dropped, firstError } = connections
  const lost = windows.flatMap(({ name, streams, delay }) => {
    const first = streams?.firstError ?? delay?.lost[0]
    return first === undefined ? [] : [`first error in window ${name}: ${first}`]
  })
  return [
    `connections  ${opened} of ${asked} open, ${failed} failed, ${dropped} dropped${firstError === undefined ? '' : ` (${firstError})`}`,
    ...lost,
  ].join('\n')
}

function memoryLines({ memory, connections }: Summary): string {
  if (memory.missing !== undefined) return `memory       not measured: ${memory.missing}`
  const { atZeroBytes, atAllBytes, perConnectionBytes, kernelPerConnectionBytes } = memory
  return `memory       PSS ${mebibytes(atZeroBytes)} without, ${mebibytes(atAllBytes)} with ${connections.opened} idle connections: ${kibibytes(perConnectionBytes)} each; kernel TCP buffers, both ends: ${kibibytes(kernelPerConnectionBytes)} each`
}

const titles: Readonly<Record<string, string>> = {
  pages: 'pages alone',
  streams: 'streams alone',
  both: 'streams and pages',
}
const titleOf = ({ name }: WindowFigures) => titles[name] ?? name

/** The parts of a run in the order of the table. */
const PARTS = ['deployment', 'mock', 'k6', 'client', 'probe'] as const

const ofStreams =
  (text: (streams: StreamFigures) => string) =>
  ({ streams }: WindowFigures) =>
    streams === undefined ? absent : text(streams)

function windowTable({ windows, profile }: Summary, { answers }: RunHeader): string {
  const { slo } = profile
  const parts = PARTS.filter(part =>
    windows.some(({ usage }) => usage?.shareOfCore[part] !== undefined),
  )
  const mockShare = answers.ttftMs === 0 ? '' : ` (mock: ${answers.ttftMs} ms)`
  const row = (label: string, value: (window: WindowFigures) => string) => [
    label,
    ...windows.map(value),
  ]
  return textTable([
    row('', titleOf),
    row(
      'answers completed / planned',
      ofStreams(({ completed, planned }) => `${completed} / ${planned}`),
    ),
    row(
      'answers failed',
      ofStreams(({ failed }) =>
        String(Object.values(failed).reduce((sum, count) => sum + count, 0)),
      ),
    ),
    row('tokens a second', ({ streams, usage }) =>
      streams === undefined ? absent : (usage?.tokensPerSecond.toFixed(0) ?? absent),
    ),
    row(
      `TTFT p50 / p99${mockShare}`,
      ofStreams(({ ttftMs }) => quantiles(ttftMs)),
    ),
    ...(slo.gapMs === undefined
      ? []
      : [
          row(
            'gap between two frames p50 / p99',
            ofStreams(({ gapMs }) => quantiles(gapMs)),
          ),
          row(
            'answers under way, on average',
            ofStreams(({ live }) => live.toFixed(1)),
          ),
          row(
            `good answers a second: TTFT ≤ ${slo.addedTtftMs} ms, no gap > ${slo.gapMs} ms`,
            ofStreams(
              ({ goodPerSecond, withinSlo }) =>
                `${goodPerSecond.toFixed(2)} (${percent(withinSlo)})`,
            ),
          ),
        ]),
    row(
      'largest gap in a stream p50 / p99',
      ofStreams(({ largestGapMs }) => quantiles(largestGapMs)),
    ),
    row('added delay per token p50 / p99', ({ delay }) =>
      delay === undefined ? absent : quantiles(delay.addedMs) + (delay.overheadHigh ? ' *' : ''),
    ),
    row('  control, mock to probe p50 / p99', ({ delay }) =>
      delay === undefined ? absent : quantiles(delay.controlMs),
    ),
    row('CPU per relayed token', ({ usage }) =>
      usage?.cpuPerTokenUs === undefined ? absent : `${usage.cpuPerTokenUs.toFixed(1)} µs`,
    ),
    ...parts.map(part =>
      row(`  CPU of ${part}, of a core`, ({ usage }) => percent(usage?.shareOfCore[part])),
    ),
    row(`saturated (above ${percent(SATURATED_SHARE)})`, ({ usage }) =>
      usage === undefined
        ? absent
        : usage.saturated.map(dictionary.en.coreOf).join(', ') || 'nobody',
    ),
  ])
}

/** A page that does not stand where the bench's own does is somebody's: its path says which. */
const titleOfPage = (page: string, path: string) =>
  path === defaultProfile.pages[page] ? page : `${page}: ${path}`

function pageTable({ profile, windows, throughput }: Summary): string {
  const withPages = windows.filter(({ pages }) => pages.length > 0)
  const cells = (page: string) =>
    withPages.map(window => {
      const figures = window.pages.find(candidate => candidate.page === page)
      if (figures === undefined) return absent
      return (
        quantiles(figures.latencyMs) + (figures.failed > 0 ? ` (${figures.failed} failed)` : '')
      )
    })
  const fastest = (page: string) => {
    const found = throughput.find(sample => sample.page === page)
    return found === undefined ? absent : `${found.requestsPerSecond.toFixed(0)}/s`
  }
  return textTable([
    ['page latency p50 / p99', ...withPages.map(titleOf), 'throughput, closed loop'],
    ...Object.entries(profile.pages).map(([page, path]) => [
      titleOfPage(page, path),
      ...cells(page),
      fastest(page),
    ]),
  ])
}

function verdict({ validity, windows }: Summary): string {
  const marks = windows.some(({ delay }) => delay?.overheadHigh)
    ? [
        "* the control's p99 is above a fifth of the measured one: this figure includes measurement overhead",
      ]
    : []
  const meaning = {
    valid: 'The run is valid.',
    limited: "This run shows the load generator's limit, not the server's.",
    void: 'This run is VOID: what measures was disturbed.',
  }[validity.state]
  const why = [...validity.reasons.map(reasonLine), ...remedyLines(validity.reasons, 'en')]
  return [meaning, ...why.map(line => `  ${line}`), ...marks].join('\n')
}
