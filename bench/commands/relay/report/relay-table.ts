import { RAMP_SECONDS, WARM_UP_SECONDS } from '../../../plan/scenarios/relay-load.ts'
import { textTable } from '../../../report/text-table.ts'
import type { Spread } from '../measures/spread.ts'
import type { ArmFigures, GoalFigures, RelaySummary } from '../measures/summary.ts'

/** A summary as the text that ends a relay bench. */
export function relayTable(summary: RelaySummary): string {
  return [
    heading(summary),
    costTable(summary.arms),
    conditionTable(summary.arms),
    markLines(summary),
    goalLines(summary.goals),
    notes(summary),
  ].join('\n\n')
}

const MIB = 1024 * 1024
const absent = '–'

const show = (value: number | undefined, format: (value: number) => string) =>
  value === undefined ? absent : format(value)
const ms = (value: number | undefined) => show(value, value => `${value.toFixed(2)} ms`)
const mib = (value: number | undefined) => show(value, value => `${(value / MIB).toFixed(0)} MiB`)
const percent = (value: number | undefined) => show(value, value => `${(value * 100).toFixed(0)}%`)
const range = (value: Spread | undefined, digits: number) =>
  value === undefined
    ? absent
    : `${value.median.toFixed(digits)} (${value.min.toFixed(digits)}–${value.max.toFixed(digits)})`

function heading({ run }: RelaySummary): string {
  const { environment, options } = run
  return [
    `What a relayed token costs: ${options.streams} streams × ${run.tokensPerSecond} tokens a second, ${options.rounds} rounds of ${options.durationSeconds} s`,
    `${environment.cpuModel}, ${environment.cores} cores · Node ${environment.versions.node} · openai ${environment.versions.openai} · undici ${environment.versions.undici} · ws ${environment.versions.ws} · seed ${options.seed} · ${run.pinning}`,
  ].join('\n')
}

function costTable(arms: readonly ArmFigures[]): string {
  return textTable([
    [
      'median of the rounds (range)',
      'CPU µs a token',
      '÷ loop, paired',
      'delay p50 / p99',
      'control p99',
    ],
    ...arms.map(arm => [
      arm.title + (arm.marks.length > 0 ? ' *' : ''),
      range(arm.cpuPerTokenUs, 1),
      range(arm.ratioToLoop, 2),
      `${ms(arm.delayMs.p50)} / ${ms(arm.delayMs.p99)}`,
      ms(arm.controlP99Ms),
    ]),
  ])
}

function conditionTable(arms: readonly ArmFigures[]): string {
  return textTable([
    [
      '',
      'received',
      'tokens a read',
      'a wake-up',
      'PSS idle',
      'PSS at load',
      'CPU of arm',
      'mock',
      'client',
    ],
    ...arms.map(arm => [
      arm.title,
      percent(arm.receivedShare),
      show(arm.tokensPerRead, value => value.toFixed(1)),
      show(arm.tokensPerWakeUp, value => value.toFixed(1)),
      mib(arm.pssBytes.idle),
      mib(arm.pssBytes.load),
      percent(arm.share.arm),
      percent(arm.share.mock),
      percent(arm.share.client),
    ]),
  ])
}

function markLines({ arms, run }: RelaySummary): string {
  const lines = arms.flatMap(({ title, marks }) =>
    marks.map(
      ({ mark, rounds }) => `* ${title}: ${mark}, ${rounds} of ${run.options.rounds} rounds`,
    ),
  )
  return lines.length === 0
    ? 'Nobody was saturated; nothing speaks against a figure.'
    : lines.join('\n')
}

function goalLines(goals: readonly GoalFigures[]): string {
  const rows = goals.map(({ title, atMost, ratio, state, markedRounds }) => [
    title,
    `≤ ${atMost}`,
    range(ratio, 2),
    state + (markedRounds > 0 ? `, but marked in ${markedRounds} round(s)` : ''),
  ])
  return textTable([['goal: CPU a token, paired by round', 'target', 'measured', ''], ...rows])
}

function notes({ run }: RelaySummary): string {
  return [
    'How it was measured',
    `  Warm-up rule: streams start one by one over ${RAMP_SECONDS} s; measured from ${WARM_UP_SECONDS} s after the last one was asked for.`,
    `  Each stream is one answer that outlasts the window, so that tokens alone are counted and no requests; gaps are ${run.gap} ms.`,
    '  Each token is an event and a frame of its own. The mock spreads its writes over the millisecond; over HTTP/2 it',
    '  takes about 100 streams a connection. Plain-text HTTP/2 stands for the HTTP/2 over TLS of public APIs, whose',
    '  encryption is in none of the arms. Delay: arrival − writing, all streams pooled; the floor stamps its own tokens.',
    '  Tokens a read, a wake-up: tokens ÷ read calls of the process, ÷ sleeps of its main thread. The floor needs no reads,',
    '  and its timers fire together once a millisecond.',
  ].join('\n')
}
