import { MINIMUM_ROUNDS } from '../../../plan/limits.ts'

/** What is written in and beside the delays of tokens. */
export const delays = {
  control: 'control, no deployment between',
  axis: 'delay (ms, logarithmic)',
  percentile: 'percentile of tokens',
  tokens: 'Tokens',
  largest: 'Largest',
  reading:
    'Each step to the right is ten times rarer. At p99 one token in a hundred is later than the curve says. The control is what the measuring itself costs.',
  table: 'Added delay per token, pooled over the rounds',
  origin: 'Through',
  marked:
    '* the control’s p99 is above a fifth of the measured one: this figure includes measurement overhead.',
  description: (lines: readonly string[]) => `Delay by percentile. ${lines.join('; ')}.`,
}

/** What is written in and beside the faults. */
export const drills = {
  deployment: 'Deployment',
  rounds: 'Repeats',
  answers: 'answers not lost',
  pages: 'pages answered in time',
  axis: 'seconds since the fault',
  share: 'share alive',
  reading: (time: string) =>
    `A page is in time within ${time}. An answer is lost when its client could not resume it. Repeats are pooled.`,
  table: 'What was left alive',
  lowest: 'Pages answered, lowest',
  lostAnswers: 'Answers lost',
  drops: 'Sockets dropped',
  description: (lines: readonly string[]) => `What was left alive over time. ${lines.join('; ')}.`,
  line: ({ deployment, lost, answers, pages }: Course) =>
    `${deployment}: ${lostWords(lost, answers)}, ${pages}`,
  pagesFell: (share: string) => `pages answered in time fell to ${share} at the lowest`,
  allPages: 'every page was answered in time',
}

/** What was done to a process, in a word. */
export const actions = {
  kill: 'killed',
  stop: 'stopped',
  continue: 'goes on',
  terminate: 'told to end',
  start: 'started',
  ready: 'ready',
  edit: 'edited',
  visible: 'visible',
}

/** What is written in and beside the ratios of a claim. */
export const forest = {
  title: 'Ratio: claimed worse ÷ claimed better (above 1 supports the claim)',
  axis: '← against · ratio (log) · for the claim →',
  interval: 'mean of the rounds, 95% interval',
  rounds: 'a single round',
  band: 'within the threshold',
  reading: `Above 1 speaks for the claim, below 1 against it. An interval wholly outside the band decides, given at least ${MINIMUM_ROUNDS} rounds and after Holm’s correction; one wholly inside shows no difference.`,
  table: 'Ratio of each round',
  round: 'Round',
  description: (rows: readonly string[]) => `Ratios with their 95% intervals: ${rows.join('; ')}.`,
}

/** What is written in and beside charts of points: lines and curves. */
export const points = {
  deployment: 'Deployment',
  rounds: 'Rounds',
  median: 'Median',
  spread: 'Smallest – largest',
  slope: 'Slope',
  fitted: 'fitted line; points: single rounds',
  medians: 'median of the rounds',
  smallestToLargest: 'smallest to largest round',
  readLadder:
    'Points are single rounds; the line is fitted to all of a deployment by least squares.',
  readCurve: (crossing: string) =>
    `Lines join the medians of the rounds; bars reach from the smallest to the largest round. ${crossing}`.trim(),
  ladder: ({ y, x, lines }: LadderLine) => `${y} over ${x}. ${lines.join('; ')}.`,
  curve: ({ y, x, lines, crossing }: CurveLine) =>
    `${y} over ${x}. ${lines.join('; ')}. ${crossing}`,
  crossing: (x: string, lower: string) => `The curves cross at ${x}; beyond it ${lower} is lower.`,
  uncertainCrossing: (x: string, lower: string) =>
    `The medians cross at ${x}, beyond which that of ${lower} is lower; but on one side at least the rounds of both overlap, or are too few: another run may find it elsewhere, or not at all.`,
  crossings: (count: number, firstX: string) =>
    `The medians cross ${count} times, first at ${firstX}: no single place parts the two.`,
  noCrossing: 'The curves do not cross within what was measured.',
}

type Course = {
  readonly deployment: string
  readonly lost: number
  readonly answers: number
  /** How many pages were answered in time, in words. */
  readonly pages: string
}

function lostWords(lost: number, answers: number): string {
  if (lost === 0) return `none of the ${answers} answers was lost`
  return lost === answers
    ? `all ${answers} answers were lost`
    : `${lost} of ${answers} answers were lost`
}

type LadderLine = { readonly x: string; readonly y: string; readonly lines: readonly string[] }

type CurveLine = LadderLine & { readonly crossing: string }

/** What the axes of charts are called. */
export const axes = {
  connections: 'Idle connections',
  streams: 'Live streams',
  tokens: 'Tokens a second',
  pages: 'Page requests a second',
  memory: 'Memory (PSS)',
  delay: 'Added delay of a token, p99',
  page: 'Page latency, p99',
}

/** What charts are called, and what is written on them. */
export const charts = {
  memoryIdle: 'Memory over idle connections',
  perConnection: 'per connection',
  memoryStreaming: 'Memory over live streams',
  perStream: 'per stream',
  streams: 'Delay of a token over live streams',
  slo: 'SLO',
  delaysAlone: 'Delay of tokens, streams alone',
  delaysBesidePages: 'Delay of tokens beside page load',
  delayBeside: (page: string) => `Delay of a token beside a ${page}`,
  pageBesideStreams: (page: string) => `Latency of a ${page} beside streams`,
  pages: {
    static: 'static page',
    rendered: 'server-rendered page',
    computed: 'page that computes for 50 ms',
  },
}
