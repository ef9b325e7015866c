import { MINIMUM_ROUNDS } from '../plan/limits.ts'
import { slo } from '../plan/slo.ts'
import { appName } from '../samples/app-name.ts'
import type { RunHeader } from '../samples/run-header.ts'
import type { Advice } from '../verdicts/advice/advise.ts'
import type { Disagreement } from '../verdicts/advice/crossover.ts'
import type { Extrapolation } from '../verdicts/advice/extrapolation.ts'
import type { IsolationFinding } from '../verdicts/advice/findings.ts'
import type { CostRatio, Dearer, Recommendation } from '../verdicts/advice/recommend.ts'
import type { OverRounds, ResourceInterval } from '../verdicts/advice/resource-interval.ts'
import { otherOf } from '../verdicts/by-deployment.ts'
import { percent } from './figure.ts'
import { textTable } from './text-table.ts'

/** An advice as the text that ends `npm run advise`. */
export function adviceText(
  advice: Advice,
  { source, header }: { source: string; header: RunHeader },
): string {
  return [
    answerLines(advice),
    resourceTable(advice),
    ratioLines(advice),
    crossoverLine(advice),
    list('What the pages do to the streams:', advice.isolation.findings.map(findingText)),
    list('Taken for granted:', granted(advice)),
    extrapolationLines(advice),
    `From ${source}: ${advice.rounds} rounds on ${header.environment.cpuModel}, Node ${header.environment.versions.node}, begun ${header.startedAt}${pagesOf(header)}.`,
  ]
    .filter(part => part !== '')
    .join('\n\n')
}

function pagesOf({ environment }: RunHeader): string {
  if (environment.app === undefined) return ''
  return `, with the pages of another app: ${appName(environment.app)}`
}

const MIB = 1024 * 1024
const number = (value: number) => {
  const digits = value < 10 ? 2 : value < 100 ? 1 : 0
  return value.toLocaleString('en-GB', { maximumFractionDigits: digits })
}
const whole = (value: number) => Math.round(value).toLocaleString('en-GB')

function answerLines({ answer, ratios, resources, extrapolated, rounds }: Advice): string {
  const beyond =
    extrapolated.length > 0 ? ' The question lies outside of what was measured: see below.' : ''
  const few =
    rounds < MINIMUM_ROUNDS
      ? ` It rests on ${rounds} rounds; a verdict wants ${MINIMUM_ROUNDS}.`
      : ''
  if (answer.state === 'toss-up') {
    return `A toss-up: ${costText(answer)}, and what the pages do to the streams decides nothing. Take either: ${processText(resources.integrated)} or ${processText(resources.separate)}.${beyond}${few}`
  }
  const { deployment, against, dearer } = answer
  const given = [...(dearer.length === 0 ? [] : [dearerText(dearer)]), ...against.map(findingText)]
  return [
    `Choose ${deployment}, ${processText(resources[deployment])}: ${reasonText(answer, ratios)}.${beyond}${few}`,
    ...given.map(text => `What you give up: ${text}`),
  ].join('\n')
}

type Chosen = Extract<Recommendation, { state: 'deployment' }>

function reasonText(answer: Chosen, ratios: Advice['ratios']): string {
  const { rule, deployment, cheaper } = answer
  if (rule === 'delay') {
    return `the p99 of a token's added delay beside page load is above ${slo.addedDelayMs} ms in ${otherOf(deployment)}, its whole interval, and below in ${deployment}`
  }
  if (rule === 'isolation') {
    return `${costText(answer)}, and its streams suffer less from the pages`
  }
  const { cores, memory } = cheaper
  if (cores !== undefined && memory !== undefined) {
    return 'it needs fewer cores and less memory, by more than 5% each'
  }
  return cores === undefined
    ? `it needs less memory, by more than 5%; ${restText('cores do', ratios.cores)}`
    : `it needs fewer cores, by more than 5%; ${restText('memory does', ratios.memory)}`
}

/** Why cost decides nothing. */
function costText({ cheaper: { cores, memory } }: Recommendation): string {
  return cores !== undefined && memory !== undefined
    ? `cores speak for ${cores}, memory for ${memory}`
    : 'neither cores nor memory differ beyond doubt'
}

function restText(does: string, ratio: CostRatio | undefined): string {
  if (ratio === undefined) return 'how the other resource compares is lost in the noise'
  return `${does} not differ by more than 5% beyond doubt`
}

function dearerText(dearer: readonly Dearer[]): string {
  const parts = dearer.map(each =>
    each.resource === 'machines'
      ? `${each.own} machines instead of ${each.others}`
      : `${each.resource} ${ratioText(each.times)}`,
  )
  return `${parts.join(', ')}.`
}

const ratioText = ({ ratio, interval: { from, to } }: CostRatio) =>
  `${ratio.toFixed(2)} times (${from.toFixed(2)} to ${to.toFixed(2)})`

function findingText(finding: IsolationFinding): string {
  if (finding.kind === 'unmeasured') {
    const what = {
      crash: 'What a crash of the pages does to streams',
      rise: 'What page load does to the delay of tokens',
    }[finding.what]
    return `${what} was not measured in this result: npm run bench measures it.`
  }
  if (finding.kind === 'crash') {
    const { integrated, separate } = finding.interrupted
    return `A crash of the process with the pages interrupts ${percent(integrated)} of the live streams in integrated, ${percent(separate)} in separate.`
  }
  const { times, ratio } = finding
  const { from, to } = ratio.interval
  return `Beside page load the p99 of a token's added delay becomes ${times.integrated.toFixed(2)} times as long as without in integrated and ${times.separate.toFixed(2)} times in separate: ${ratio.ratio.toFixed(2)} times as large a rise (95% interval ${from.toFixed(2)} to ${to.toFixed(2)}).`
}

function processText({ processes }: ResourceInterval): string {
  const { mean } = processes
  if (mean.sockets === mean.all) return count(mean.all, 'process for both', 'processes for both')
  return `${count(mean.sockets, 'socket server', 'socket servers')} and ${count(mean.pages, 'Next process', 'Next processes')}`
}

const count = (value: number, one: string, many: string) =>
  `${whole(value)} ${value === 1 ? one : many}`

function resourceTable({ resources, demand }: Advice): string {
  const row = (label: string, cell: (of: ResourceInterval) => string) => [
    label,
    cell(resources.integrated),
    cell(resources.separate),
  ]
  const head = `At the busiest moment ${whole(demand.connections)} connections, ${whole(demand.streams)} of them streaming ${whole(demand.tokensPerSecond)} tokens a second together, and ${number(demand.pagesPerSecond)} page requests a second:`
  return `${head}\n\n${textTable([
    ['(95% interval)', 'integrated', 'separate'],
    row('processes', ({ processes }) =>
      bounds({ mean: processes.mean.all, from: processes.from.all, to: processes.to.all }),
    ),
    row('cores, 70% used', ({ cores }) => interval(cores, 1)),
    row('machines', ({ machines }) => bounds(machines)),
    row('memory, MiB', ({ memoryBytes }) =>
      memoryBytes === undefined ? 'lost in the noise' : interval(memoryBytes, MIB),
    ),
  ])}`
}

const bounds = ({ mean, from, to }: { mean: number; from: number; to: number }) =>
  from === to ? whole(mean) : `${whole(mean)} (${whole(from)} to ${whole(to)})`
const interval = ({ mean, interval }: OverRounds, unit: number) =>
  `${number(mean / unit)} (${number(interval.from / unit)} to ${number(interval.to / unit)})`

function ratioLines({ ratios }: Advice): string {
  return [ratioLine('cores', ratios.cores), ratioLine('memory', ratios.memory)].join('\n')
}

function ratioLine(what: string, ratio: CostRatio | undefined): string {
  const label = `separate ÷ integrated, ${what}`
  if (ratio === undefined) return `${label}: not known, a round has none or noise below zero`
  const { from, to } = ratio.interval
  const toss = from <= 1 && to >= 1 ? ': the interval holds 1, a toss-up' : ''
  return `${label}: ${ratio.ratio.toFixed(2)} (${from.toFixed(2)} to ${to.toFixed(2)})${toss}`
}

function crossoverLine({ crossover }: Advice): string {
  if (crossover.state === 'none') {
    return `Memory: ${crossover.cheaper} needs less at every number of users up to ${whole(crossover.upTo)}, with the same habits.`
  }
  if (crossover.state === 'uncertain') {
    return `Memory: from how many users on the other one needs less is not known up to ${whole(crossover.upTo)}: ${disagreementText(crossover.why)}.`
  }
  const { users, interval, above } = crossover
  return `Memory: ${above} needs less above ${whole(users)} users (${whole(interval.from)} to ${whole(interval.to)}), with the same habits.`
}

function disagreementText(why: Disagreement): string {
  if (why.kind === 'socket-server') {
    return 'it depends on what a further socket server takes, which was not measured by itself'
  }
  const { integrated, separate } = why.cheaperAtEnd
  return `${why.crossing} of ${why.rounds} rounds have a crossover; at the end integrated needs less in ${integrated}, separate in ${separate}`
}

function granted({ resources, streamsKnown }: Advice): readonly string[] {
  const several = Object.values(resources).some(
    ({ processes }) => processes.to.sockets > 1 || processes.to.pages > 1,
  )
  return [
    "a process may use 70% of a core; a page costs what the mean of the bench's pages costs",
    streamsKnown
      ? "an answer under way takes its share of what memory grew by while the run's answers streamed"
      : 'an answer under way takes no memory beyond that of its connection: this result has no figure for it',
    'ended answers are kept for resume no longer than in the run: a process that has run for JOURNAL_TTL_MS keeps more of them, up to MAX_JOURNAL_BYTES, in either deployment alike',
    ...(several
      ? [
          'several processes of a kind do not hinder each other, which was not measured; they want a load balancer with sticky sessions',
          'what a socket server takes by itself was not measured: the intervals hold every share of what was measured for both that it can have',
        ]
      : []),
  ]
}

const quantities: Readonly<Record<Extrapolation['what'], string>> = {
  connections: 'connections',
  tokensPerSecond: 'tokens a second',
  pagesPerSecond: 'page requests a second',
}

function extrapolationLines({ extrapolated }: Advice): string {
  return list(
    'Outside of what was measured:',
    extrapolated.map(
      ({ what, asked, measured, times }) =>
        `${whole(asked)} ${quantities[what]}, ${times.toFixed(1)} times the ${whole(measured)} of the run`,
    ),
  )
}

function list(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [title, ...lines.map(line => `  - ${line}`)].join('\n')
}
