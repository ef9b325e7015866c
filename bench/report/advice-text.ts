import { MINIMUM_ROUNDS } from '../plan/limits.ts'
import { appName } from '../samples/app-name.ts'
import type { RunHeader } from '../samples/run-header.ts'
import type { Advice } from '../verdicts/advice/advise.ts'
import type { CostRatio } from '../verdicts/advice/answer.ts'
import type { Estimate, NeedsInterval } from '../verdicts/advice/needs-interval.ts'
import { textTable } from './text-table.ts'

/** Verdicts of the bench want this many rounds. */

/** An advice as the text that ends `npm run advise`. */
export function adviceText(
  advice: Advice,
  { source, header }: { source: string; header: RunHeader },
): string {
  return [
    answerLines(advice),
    needsTable(advice),
    ratioLines(advice),
    crossoverLine(advice),
    list(
      'What the pages do to the streams:',
      advice.isolation.findings.map(({ text }) => text),
    ),
    list('Taken for granted:', granted(advice)),
    outsideLines(advice),
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

function answerLines({ answer, needs, outside, rounds }: Advice): string {
  const beyond =
    outside.length > 0 ? ' The question lies outside of what was measured: see below.' : ''
  const few =
    rounds < MINIMUM_ROUNDS
      ? ` It rests on ${rounds} rounds; a verdict wants ${MINIMUM_ROUNDS}.`
      : ''
  if (answer.state === 'toss-up') {
    return `A toss-up: ${answer.reason}. Take either: ${processText(needs.integrated)} or ${processText(needs.separate)}.${beyond}${few}`
  }
  const { deployment, reason, against } = answer
  const chosen = `Choose ${deployment}, ${processText(needs[deployment])}: ${reason}.${beyond}${few}`
  return [chosen, ...against.map(text => `What you give up: ${text}`)].join('\n')
}

function processText({ processes }: NeedsInterval): string {
  const { mean } = processes
  if (mean.sockets === mean.all) return count(mean.all, 'process for both', 'processes for both')
  return `${count(mean.sockets, 'socket server', 'socket servers')} and ${count(mean.pages, 'Next process', 'Next processes')}`
}

const count = (value: number, one: string, many: string) =>
  `${whole(value)} ${value === 1 ? one : many}`

function needsTable({ needs, demand }: Advice): string {
  const row = (label: string, cell: (need: NeedsInterval) => string) => [
    label,
    cell(needs.integrated),
    cell(needs.separate),
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
const interval = ({ mean, interval }: Estimate, unit: number) =>
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
    return `Memory: from how many users on the other one needs less is not known up to ${whole(crossover.upTo)}: ${crossover.reason}.`
  }
  const { users, interval, above } = crossover
  return `Memory: ${above} needs less above ${whole(users)} users (${whole(interval.from)} to ${whole(interval.to)}), with the same habits.`
}

function granted({ needs, streamsKnown }: Advice): readonly string[] {
  const several = Object.values(needs).some(
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

function outsideLines({ outside }: Advice): string {
  return list(
    'Outside of what was measured:',
    outside.map(
      ({ what, asked, measured, times }) =>
        `${whole(asked)} ${what}, ${times.toFixed(1)} times the ${whole(measured)} of the run`,
    ),
  )
}

function list(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [title, ...lines.map(line => `  - ${line}`)].join('\n')
}
