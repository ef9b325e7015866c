import type { Distribution } from '../../measures/figures/distribution.ts'
import { textTable } from '../../report/text-table.ts'
import type { TargetFigures } from './figures.ts'

/** What is said of a server, as the text that ends `npm run bench -- --target`. */
export function targetTable(figures: TargetFigures): string {
  const { run, connections, failed, goodput } = figures
  const { slo } = run.options
  const failures = Object.entries(failed).map(([what, count]) => `${count} ${what}`)
  return [
    `${run.options.url}\nclient on ${run.client.cpuModel}, ${run.client.cores} cores · Node ${run.client.node} · seed ${run.options.seed}`,
    textTable([
      ['', 'p50', 'p99', 'n'],
      row('TTFT, from the planned moment', figures.ttftMs),
      row('gap between two frames with text', figures.gapMs),
      row('largest gap in an answer', figures.largestGapMs),
      row('added delay of a token', figures.addedMs),
      row('  control, straight from the mock', figures.controlMs),
    ]),
    [
      line(
        'connections',
        `${connections.opened} of ${connections.asked} open, ${connections.dropped} dropped${because(connections.firstError)}`,
      ),
      line(
        'answers',
        `${figures.answers} asked for, ${figures.turnsPerSecond.toFixed(2)} a second, ${figures.streams.toFixed(1)} under way at a time`,
      ),
      line('failed', `${failures.join(', ')}${because(figures.firstError)}`),
      line(
        'goodput',
        `${goodput.perSecond.toFixed(2)} answers a second, ${(goodput.share * 100).toFixed(1)}% of those asked for (whole, TTFT ≤ ${slo.ttftMs} ms, no gap > ${slo.gapMs} ms)`,
      ),
      line('frames', `${figures.textsPerSecond.toFixed(0)} with text a second`),
      line('memory', memoryText(figures)),
      line('CPU', cpuText(figures)),
      line(
        'warm-up',
        `the first ${(figures.warmUpMs / 1_000).toFixed(1)} s, about as long as an answer takes, are in the counts alone`,
      ),
    ].join('\n'),
    stampsText(figures),
    figures.doubts.length === 0
      ? 'The run is valid.'
      : ['These figures may not be quoted:', ...figures.doubts.map(doubt => `  ${doubt}`)].join(
          '\n',
        ),
  ].join('\n\n')
}

const absent = '–'
const ms = (value: number | undefined) =>
  value === undefined ? absent : `${value.toFixed(value < 10 ? 2 : 0)} ms`
const row = (label: string, { p50, p99, count }: Distribution) => [
  label,
  ms(p50),
  ms(p99),
  String(count),
]
const line = (label: string, text: string) => `${label.padEnd(12)} ${text}`
const because = (error: string | undefined) => (error === undefined ? '' : ` (${error})`)

function memoryText({ memory, run }: TargetFigures): string {
  const missing = memory.find(sample => sample.missing !== undefined)?.missing
  if (missing !== undefined) return `not measured: ${missing}`
  const moments = {
    before: 'before',
    idle: `with ${run.options.connections} idle connections`,
    after: 'after',
  }
  const texts = memory.map(
    ({ moment, pssBytes = 0 }) => `${(pssBytes / 1024 ** 2).toFixed(1)} MiB ${moments[moment]}`,
  )
  return `PSS ${texts.join(', ')}`
}

function cpuText({ serverShareOfCore, clientShareOfCore, cpuPerTextUs }: TargetFigures): string {
  const percent = (share: number) => `${(share * 100).toFixed(0)}% of a core`
  const server =
    serverShareOfCore === undefined
      ? 'server not measured'
      : `server ${percent(serverShareOfCore)}, ${cpuPerTextUs?.toFixed(1) ?? absent} µs a frame with text`
  return `${server}; this client ${percent(clientShareOfCore)}`
}

/** Whose clock is in the tokens decides whether there is an added delay. */
function stampsText({ stamps, controlMs }: TargetFigures): string {
  if (stamps === 'none') {
    return 'No added delay: the tokens have no stamps, so that the mock is not the upstream of this server. TTFT and gaps hold the time of its model.'
  }
  if (stamps === 'other-clock') {
    return 'No added delay: the tokens are stamped by a clock that is not of this machine.'
  }
  if (controlMs.count === 0) {
    return 'The added delay holds what this client adds: a control stream (--mock) would tell how much.'
  }
  return "The mock is the upstream. The control is what measuring adds; where its p99 is above a fifth of the delay's, the client shares in the figure."
}
