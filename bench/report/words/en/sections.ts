import { MINIMUM_ROUNDS, SATURATED_SHARE } from '../../../plan/limits.ts'
import type { Finding, NotRun, StopReason, Verdict } from '../../../verdicts/comparison.ts'
import { percent } from '../../figure.ts'

/** The title, and what is said of the page as a whole. */
export const page = {
  title: 'Integrated or separate?',
  summary: ({ claims, trials, measured }: Summary) =>
    `LLM streaming over WebSocket in Next.js: in the Next.js process, or in a server of its own? ${claims} claims, ${measured} of them measured on this machine in ${trials} trials.`,
  language: 'Language',
  contents: 'Contents',
}

/** The headings of the sections. */
export const sections = {
  answer: 'The answer',
  verdicts: 'Verdicts',
  claims: 'Claim by claim',
  environment: 'Environment',
  method: 'Method',
  trials: 'Trials',
  repeat: 'How to repeat it',
  samples: 'Where the samples lie',
}

/** What the Markdown alone says. */
export const markdown = {
  charts: 'The charts are drawn in the HTML file of this report; here are their figures.',
}

/** What is written in the section of a claim. */
export const claimSection = {
  claim: 'Claim',
  verdict: 'Verdict',
  sentence: 'What was found',
  verdictTable: 'The verdict on each claim, of one run on one machine',
  /** Beside a verdict, or a count. */
  byConstruction: 'by construction',
  seed: 'the comparison table under test',
  confirmedWhen: 'Confirmed when',
  refutedWhen: 'Refuted when',
  needs: 'Needs',
  caveat: 'What could be wrong',
  missing: 'without evidence',
  numbers: 'Numbers of this chart',
  voids: (counts: readonly { deployment: string; voids: number; windows: number }[]) =>
    `Void windows, left out: ${counts.map(({ deployment, voids, windows }) => `${voids} of ${windows} of ${deployment}`).join(', ')}.`,
  sameWithVoids: ' With them in, every verdict reads the same.',
  otherwiseWithVoids: (claims: readonly { title: string; verdict: string }[]) =>
    ` With them in: ${claims.map(({ title, verdict }) => `${title}: ${verdict}`).join('; ')}.`,
}

/** What is said of several runs that are kept. */
export const kept = {
  title: 'All kept runs side by side',
  reading: (runs: number) =>
    `${runs} runs are kept. An interval within a run covers its rounds on its machine on that day; the next run lies within its own interval with 95% (mean ± t(n − 1) · s · √(1 + 1/n) of the log ratios), which takes three runs.`,
  verdicts: 'The verdict on each claim, by run',
  ratios: 'Every ratio with its 95% interval, by run',
  next: 'Next run, 95%',
}

/** What the columns of the evidence are called. */
export const evidence = {
  measure: 'Measure',
  better: (deployment: string) => `claimed better: ${deployment}`,
  ratios: 'Evidence: ratios over the rounds; by deployment the median',
  differences:
    'Evidence: differences over the rounds, in percentage points; by deployment the median',
  counts: 'Evidence: counts of each repeat',
  ratio: 'Ratio',
  difference: 'Difference',
  interval: '95% interval',
  /** The two ends of an interval that may lie below zero. */
  between: (from: string, to: string) => `${from} to ${to}`,
  rounds: 'Rounds',
  /** Fewer than it takes. */
  tooFew: (rounds: number) => `${rounds} of ${MINIMUM_ROUNDS}`,
  marked: (rounds: number) => (rounds === 1 ? '* in 1 round' : `* in ${rounds} rounds`),
  threshold: 'Threshold',
  detectable: 'Detectable',
  adjustedP: 'Adjusted p',
}

/** What is said of the trials. */
export const trials = {
  table: 'Trials by scenario',
  marked: 'Trials with a void or limited window, and why',
  scenario: 'Scenario',
  deployment: 'Deployment',
  round: 'Round',
  state: 'State',
  reasons: 'Why',
  valid: 'valid',
  limited: 'limited',
  void: 'void',
  seconds: 'Median duration',
  states:
    'A window is void when its load was not the planned one, limited when the load generator or the mock was saturated. Neither decides anything; the other windows of the trial, and its memory, count.',
  allValid:
    'Every trial is valid. For a plain load that means: nothing but the deployment was saturated, and every turn was sent when it was planned; for a ladder and for interference: so it was in one of the windows at least.',
  stopped: 'Why it ended',
  notRun: 'Not run',
  load: 'Load',
  lost: 'Lost',
}

/** What the harness or its machine spoiled, and how much of that was made again. */
export const lostWindows = (
  scenario: string,
  { lost, unit, madeAgain }: { lost: number; unit: 'pairs' | 'rounds'; madeAgain: number },
) =>
  `${lost} ${{ pairs: lost === 1 ? 'pair of visits' : 'pairs of visits', rounds: lost === 1 ? 'round' : 'rounds' }[unit]} of "${scenario}" had a void window; ${madeAgain} made again.`

/** Of a run whose load was reduced. */
export const reducedLoad = (share: string) =>
  `${share} of the default load of tokens: this machine's load side could not offer more on time. Figures of another load are not comparable with it.`

/** What is said of the CPU of each part of a bench. */
export const usage = {
  title: 'Who was saturated?',
  reading: `CPU in the steady part of each window as a share of one core: the mean over the trials, in brackets the largest. Above ${percent(SATURATED_SHARE)} a part is saturated; where that is not the deployment, the window shows the limit of the harness in that trial and decides nothing.`,
  /** Where they share one core. */
  shared: `All parts but the deployment shared one core: together above ${percent(SATURATED_SHARE)} they are saturated as well.`,
  /** Where each process of a deployment has a core. */
  apart: `Each process of a deployment had a core of its own: the deployment’s CPU is their sum, and the deployment is saturated where one of them is above ${percent(SATURATED_SHARE)} of its core.`,
  caption: (scenario: string) => `${scenario}: CPU of each part, mean (largest)`,
  window: 'Window',
  cpuOf: (part: string) => `CPU of ${part}`,
  together: 'all but the deployment',
  saturated: 'Trials with a saturated harness',
  trials: (saturated: number, all: number) => `${saturated} of ${all}`,
  folded: ({ scenario, windows, largest, saturated, all }: Folded) =>
    `${scenario}: ${windows} windows, CPU at most ${largest.join(', ')}; the harness was saturated in ${saturated} of ${all} windows, all trials together`,
}

/** What is said of the commands that repeat a report, and of the samples behind it. */
export const repeat = {
  again: 'The same measurement, with the same seed and budget, at the same revision:',
  dirty: 'This revision had uncommitted changes, which the command cannot repeat.',
  rewrite: 'This report again, byte for byte, from the saved samples alone:',
  machine:
    'Figures of another machine differ. What should not differ is a verdict: one confirmed here and refuted there is a finding worth telling.',
  samples: 'Every trial left its samples, a line of JSON each.',
  withoutArrivals:
    ' They keep the delays of tokens in order of size, without their moments of arrival.',
  computed: ' Everything in this report is computed from them:',
}

type Summary = { readonly claims: number; readonly trials: number; readonly measured: number }

/** A scenario of many windows in a line. */
type Folded = {
  readonly scenario: string
  readonly windows: number
  /** Each part and its largest share. */
  readonly largest: readonly string[]
  readonly saturated: number
  /** Windows of all trials. */
  readonly all: number
}

/** What the verdicts are called. */
export const verdicts: Readonly<Record<Verdict | Finding, string>> = {
  confirmed: 'confirmed',
  refuted: 'refuted',
  mixed: 'mixed',
  for: 'leans for',
  against: 'against',
  'no difference': 'no difference',
  inconclusive: 'inconclusive',
  'not measured': 'not measured',
}

/** Why a comparison made no further round; `wide`: the titles of the measures whose intervals are still wide. */
export function stopped({ kind }: StopReason, wide: readonly string[]): string {
  switch (kind) {
    case 'interrupted':
      return 'The comparison was interrupted: this is a partial result.'
    case 'quick':
      return 'A quick run: it shows that everything works, and its figures are not to be quoted.'
    case 'narrow':
      return 'Every interval of the repeated load is as narrow as its threshold.'
    case 'no-rounds':
      return 'The budget had no room for rounds of load: there is no interval.'
    case 'budget':
      return `The budget is spent. Still wider than their threshold: ${wide.join('; ')}.`
  }
}

/** What a comparison left out, and what it would need. */
export function notRun(left: NotRun): string {
  switch (left.kind) {
    case 'bundled-pages':
      return `${left.scenario}: needs this project's own pages`
    case 'chat-page':
      return "origins, and settings behind a public host: need this project's own chat page"
    case 'budget':
      return `${left.scenario}: needs --budget ${left.minutes}m`
    case 'programs':
      return `${left.scenario}: needs ${left.programs.join(' and ')} on the PATH`
    case 'equal-cores':
      return 'equal cores in total: a comparison of its own, without --cores each'
    case 'own-cores':
      return `each process on a core of its own: a comparison of its own, --cores each; needs ${left.needed} cores, found ${left.usable}`
  }
}
