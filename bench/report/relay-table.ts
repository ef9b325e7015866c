import { MINIMUM_ROUNDS } from '../plan/limits.ts'
import { profileIn } from '../plan/run-plan.ts'
import { TOKENS_PER_SECOND } from '../plan/scenarios/relay.ts'
import { relayVariants } from '../plan/subjects/relay.ts'
import { timeline } from '../plan/timeline.ts'
import type { InconclusiveReason } from '../verdicts/comparison.ts'
import type { CostRatio, GoalResult, goals } from '../verdicts/relay/judge-goals.ts'
import type { RelayResult, VariantFigures } from '../verdicts/relay/relay-result.ts'
import { absent, interval, mebibytes, milliseconds, percent, ratio } from './figure.ts'
import { reasonLine, remedyLines } from './reasons.ts'
import { textTable } from './text-table.ts'

/** A result as the text that ends `npm run bench:relay`. */
export function relayTable(result: RelayResult): string {
  return [
    heading(result),
    costTable(result),
    conditionTable(result),
    reasonLines(result),
    goalTable(result),
    notes(result),
  ].join('\n\n')
}

const titleOf = ({ name }: VariantFigures) =>
  relayVariants.find(variant => variant.name === name)?.title ?? name

const tenth = (value: number | undefined) => value?.toFixed(1) ?? absent

function measuredSeconds({ run }: RelayResult): number {
  const profile = profileIn(run.plan, 'relay')
  const [window] = profile === undefined ? [] : timeline(profile).windows
  return window === undefined ? 0 : window.steady.to - window.steady.from
}

function heading(result: RelayResult): string {
  const { environment, plan, pinning } = result.run
  const { versions, cpuModel, cores } = environment
  const streams = profileIn(plan, 'relay')?.probeStreams
  const { atLeast: rounds } = plan.rounds
  return [
    `What a relayed token costs: ${streams} streams × ${TOKENS_PER_SECOND} tokens a second, ${rounds} ${rounds === 1 ? 'round' : 'rounds'} of ${measuredSeconds(result)} s`,
    `${cpuModel}, ${cores} cores · Node ${versions.node} · openai ${versions.openai} · undici ${versions.undici} · ws ${versions.ws} · seed ${plan.seed} · ${pinning}`,
  ].join('\n')
}

function costTable({ variants }: RelayResult): string {
  return textTable([
    [
      'median of the rounds',
      'CPU µs a token (range)',
      '÷ loop, paired (95%)',
      'delay p50 / p99',
      'control p99',
    ],
    ...variants.map(figures => {
      const { cpuPerTokenUs: cost, delayMs, overheadRounds } = figures
      return [
        titleOf(figures) + (figures.invalid.length > 0 ? ' *' : ''),
        cost === undefined
          ? absent
          : `${tenth(cost.median)} (${tenth(cost.min)} – ${tenth(cost.max)})`,
        ratioText(figures.ratioToLoop),
        `${milliseconds(delayMs.p50)} / ${milliseconds(delayMs.p99)}${overheadRounds > 0 ? ' †' : ''}`,
        milliseconds(figures.controlP99Ms),
      ]
    }),
  ])
}

function ratioText(found: CostRatio | undefined): string {
  if (found === undefined) return absent
  return found.interval === undefined
    ? ratio(found.ratio)
    : `${ratio(found.ratio, found.interval)} (${interval(found.interval)})`
}

function conditionTable({ variants }: RelayResult): string {
  return textTable([
    [
      '',
      'received',
      'tokens a read',
      'a wake-up',
      'PSS idle',
      'PSS at load',
      'CPU of it',
      'mock',
      'probe',
    ],
    ...variants.map(figures => [
      titleOf(figures),
      percent(figures.received),
      tenth(figures.tokensPerRead),
      tenth(figures.tokensPerWakeUp),
      mebibytes(figures.pssBytes.idle),
      mebibytes(figures.pssBytes.load),
      percent(figures.shareOfCore.deployment),
      percent(figures.shareOfCore.mock),
      percent(figures.shareOfCore.probe),
    ]),
  ])
}

function reasonLines({ variants }: RelayResult): string {
  const lines = variants.flatMap(figures => [
    ...figures.invalid.map(
      ({ round, reasons }) =>
        `* ${titleOf(figures)}, round ${round}, not to be quoted: ${reasons.map(reasonLine).join('; ')}`,
    ),
    ...(figures.overheadRounds > 0
      ? [
          `† ${titleOf(figures)}: the control's p99 is above a fifth of the delay's in ${figures.overheadRounds} of its rounds: it includes measurement overhead`,
        ]
      : []),
  ])
  const reasons = variants.flatMap(({ invalid }) => invalid.flatMap(round => round.reasons))
  const all = [...lines, ...remedyLines(reasons, 'en')]
  return all.length === 0 ? 'Nothing speaks against a figure.' : all.join('\n')
}

const goalTitles: Readonly<Record<(typeof goals)[number]['name'], string>> = {
  'default-transports': 'gateway : loop, each on its default transport',
  'both-http1': 'gateway : loop, both on HTTP/1.1',
  'both-http2': 'gateway : loop, both on HTTP/2',
  final: 'gateway on HTTP/2 : loop on HTTP/1.1, the final goal',
  floor: 'gateway on HTTP/2 : floor',
  metrics: 'gateway with metrics : without, both on HTTP/2',
}

function goalTable({ goals }: RelayResult): string {
  const titles: Readonly<Record<string, string>> = goalTitles
  return textTable([
    ['goal: CPU a token, paired by round', 'at most', 'measured (95%)', ''],
    ...goals.map(goal => [
      titles[goal.name] ?? goal.name,
      ratio(goal.atMost),
      ratioText(goal.measured),
      verdictText(goal),
    ]),
  ])
}

function verdictText({ verdict, doubt, measured }: GoalResult): string {
  if (doubt === undefined || measured === undefined) return verdict
  const why: Readonly<Record<InconclusiveReason, string>> = {
    'too-few-rounds': `too few rounds for a verdict: ${measured.rounds} of ${MINIMUM_ROUNDS}`,
    'wide-interval': 'inconclusive: the interval reaches over the goal',
    'many-criteria': 'inconclusive: it would decide alone, but not as one of several goals',
    censored: 'inconclusive: in some rounds the load was too much for it',
    'overhead-high': 'inconclusive: it includes measurement overhead',
  }
  return why[doubt]
}

function notes({ run }: RelayResult): string {
  const window = profileIn(run.plan, 'relay')?.windows[0]
  return [
    'How it was measured',
    `  Warm-up rule: streams start one by one over a second; measured from ${window?.warmUpSeconds} s after the last one was asked for.`,
    `  Each stream is one answer that outlasts the window, so that tokens alone are counted and no requests; gaps are ${run.answers.gap} ms.`,
    '  Each token is an event and a frame of its own. The mock spreads its writes over the millisecond; over HTTP/2 it',
    '  takes about 100 streams a connection. Plain-text HTTP/2 stands for the HTTP/2 over TLS of public APIs, whose',
    '  encryption none of the variants does. Delay: arrival − writing, all streams pooled; the floor stamps its own tokens.',
    '  Tokens a read, a wake-up: tokens ÷ read calls of the process, ÷ sleeps of its main thread. The floor needs no reads,',
    '  and its timers fire together once a millisecond.',
  ].join('\n')
}
