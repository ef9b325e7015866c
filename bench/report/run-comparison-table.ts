import type {
  MissingRow,
  Reservation,
  RunComparison,
  RunRow,
} from '../verdicts/regression/result.ts'
import { textTable } from './text-table.ts'

/** Two runs beside each other, as the text that `npm run bench -- compare` prints. */
export function runComparisonTable({
  app,
  startedAt,
  reservations,
  changes,
  rows,
  contradictions,
}: RunComparison): string {
  const found = (verdict: string) =>
    rows.filter(row => row.state !== 'missing' && row.verdict === verdict)
  const contradicted = contradictions.map(({ claim, a, b }) => `  ${claim}: ${a} in A, ${b} in B`)
  return [
    [
      `A: begun ${startedAt.a}`,
      `B: begun ${startedAt.b}`,
      ...(app === undefined ? [] : [`NOTE: both had the pages of another app: ${app}.`]),
      ...reservations.map(({ run, reason }) => `NOTE: ${run} ${reasons[reason]}`),
      changes.length === 0
        ? 'No version differs: what differs is the noise between two runs.'
        : 'What differs:',
      ...changes.map(({ name, a, b }) => `  ${name}: ${a} → ${b}`),
    ].join('\n'),
    textTable([
      ['measure', 'deployment', 'from A to B (95% interval)', 'threshold', 'adjusted p', 'verdict'],
      ...rows.map(cells),
    ]),
    contradicted.length === 0
      ? 'No claim has contradicting verdicts.'
      : ['Claims whose verdicts contradict each other:', ...contradicted].join('\n'),
    summary(found('worse').length, found('better').length, rows.length),
  ].join('\n\n')
}

const reasons: Readonly<Record<Reservation['reason'], string>> = {
  quick: 'is a quick run: it shows that everything works, and its figures are not to be quoted.',
  interrupted: 'was interrupted: it has fewer rounds or scenarios than it was to have.',
}

const missing: Readonly<Record<MissingRow, string>> = {
  'unknown-measure': 'this revision has no such measure',
  'none-in-a': 'run A has none',
  'none-in-b': 'run B has none',
  'too-few-positive': 'a ratio needs two positive values or more in each run',
  'too-few': 'a difference needs two values or more in each run',
}

function cells(row: RunRow): readonly string[] {
  const names = [row.measure, row.deployment]
  if (row.state === 'missing')
    return [...names, '–', '–', '–', `not compared: ${missing[row.reason]}`]
  if (row.state === 'count') {
    return [...names, `${range(row.a)} → ${range(row.b)}`, `± ${row.threshold}`, '–', row.verdict]
  }
  const { state, interval, threshold, adjustedP, verdict } = row
  const effect = state === 'ratio' ? `× ${row.ratio.toFixed(3)}` : signed(row.difference)
  const around = `${effect} (${interval.from.toFixed(3)} to ${interval.to.toFixed(3)})`
  const beyond = `${state === 'ratio' ? '×' : '±'} ${threshold}`
  return [...names, around, beyond, probability(adjustedP), verdict]
}

const signed = (value: number) => `${value < 0 ? '−' : '+'} ${Math.abs(value).toFixed(3)}`

const SMALLEST = 0.001
const probability = (p: number) => (p < SMALLEST ? `< ${SMALLEST}` : p.toFixed(3))

function range(values: readonly number[]): string {
  const [low, high] = [Math.min(...values), Math.max(...values)].map(
    value => `${Number(value.toPrecision(3))}`,
  )
  return low === high ? `${low}` : `${low}–${high}`
}

function summary(worse: number, better: number, rows: number): string {
  const head = worse === 0 ? 'Nothing got worse' : `${worse} of ${rows} rows got worse`
  return `${head}${better === 0 ? '' : `, ${better} better`}. (Inconclusive is neither: more rounds decide.)`
}
