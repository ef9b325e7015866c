import type {
  MissingRow,
  Repetition,
  Reservation,
  RunComparison,
  RunRow,
  RunVerdict,
} from '../verdicts/regression/result.ts'
import { textTable } from './text-table.ts'

/** Two runs beside each other, as the text that `npm run bench -- compare` prints. */
export function runComparisonTable({
  app,
  startedAt,
  reservations,
  driftOf,
  changes,
  rows,
  contradictions,
}: RunComparison): string {
  const count = (verdict: RunVerdict) =>
    rows.filter(row => row.state !== 'missing' && row.verdict === verdict).length
  const repeated = rows.flatMap(({ measure, deployment, repetition }) =>
    repetition === undefined
      ? []
      : [`  ${measure} of ${deployment}: ${repetitionText(repetition)}`],
  )
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
      driftOf.length === 0
        ? 'Drift between runs: unknown, because no two runs are of one revision. What is worse as far as the rounds say may be drift.'
        : `Drift between runs: in the interval of each measure that two runs of one revision have, of those begun ${driftOf.join(', ')}.`,
    ].join('\n'),
    textTable([
      ['measure', 'deployment', 'from A to B (95% interval)', 'threshold', 'adjusted p', 'verdict'],
      ...rows.map(cells),
    ]),
    ...(repeated.length === 0 ? [] : [['Measured again, interleaved:', ...repeated].join('\n')]),
    contradicted.length === 0
      ? 'No claim has contradicting verdicts.'
      : ['Claims whose verdicts contradict each other:', ...contradicted].join('\n'),
    summary(count, rows.length),
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

function repetitionText(repetition: Repetition): string {
  if (repetition.state === 'count') return `${range(repetition.a)} → ${range(repetition.b)}`
  const { interval, pairs } = repetition
  const effect =
    repetition.state === 'ratio'
      ? `× ${repetition.ratio.toFixed(3)}`
      : signed(repetition.difference)
  return `${effect} (${interval.from.toFixed(3)} to ${interval.to.toFixed(3)}, ${pairs} pairs of rounds)`
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

function summary(count: (verdict: RunVerdict) => number, rows: number): string {
  const [worse, better, unconfirmed] = [count('worse'), count('better'), count('not confirmed')]
  const unknown = count('worse or drift') + count('better or drift')
  const head = worse === 0 ? 'Nothing got worse' : `${worse} of ${rows} rows got worse`
  return [
    `${head}${better === 0 ? '' : `, ${better} better`}.`,
    ...(unknown === 0
      ? []
      : [
          `${unknown === 1 ? '1 row' : `${unknown} rows`} got worse or better, or the machine drifted: measure either revision again and give that run too, or --confirm.`,
        ]),
    ...(unconfirmed === 0
      ? []
      : [
          `${unconfirmed === 1 ? '1 row was' : `${unconfirmed} rows were`} worse, but not when measured again.`,
        ]),
    '(Inconclusive is neither: more rounds decide.)',
  ].join(' ')
}
