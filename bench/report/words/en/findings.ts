import type { Unit } from '../../../measures/measure.ts'
import { MINIMUM_ROUNDS } from '../../../plan/limits.ts'
import type { Finding, InconclusiveReason, MissingReason } from '../../../verdicts/comparison.ts'

// What a criterion found, and what a claim's criteria say together.

/** Figures of the two over the rounds, printed; `larger` is the one that has more as the claim has it. */
type Effect = {
  readonly effect: string
  readonly larger: string
  readonly smaller: string
  readonly unit: Unit
  readonly from: string
  readonly to: string
  readonly rounds: string
}

/** A deployment's counts, printed: the least and the most of its repeats. */
type Repeats = {
  readonly deployment: string
  readonly from: string
  readonly to: string
  readonly repeats: number
}

type Rounds = { readonly integrated: number; readonly separate: number }

/** Figures that a qualifier names, printed. */
type Limits = { readonly threshold: string; readonly detectable: string; readonly rounds: string }

/** How a quantity of a unit compares: 1.27 times as long. */
const asMuch: Readonly<Record<Unit, string>> = {
  bytes: 'as much',
  'bytes-per-connection': 'as much',
  microseconds: 'as much',
  milliseconds: 'as long',
  'per-second': 'as high',
  count: 'as many',
  share: 'as high',
  times: 'as much',
}

const roundsOf = (count: number) => (count === 1 ? '1 round' : `${count} rounds`)

/** What one criterion found, without a full stop. */
export const findings = {
  ratio: ({ effect, larger, smaller, unit, from, to, rounds }: Effect) =>
    `${effect} times ${asMuch[unit]} in ${larger} as in ${smaller} (95% interval ${from} to ${to}, ${rounds})`,
  difference: ({ effect, larger, smaller, from, to, rounds }: Effect) =>
    `${larger} minus ${smaller} is ${effect} (95% interval ${from} to ${to}, ${rounds})`,
  /** What was repeated, and how often. */
  rounds: (count: number) => `${count} rounds`,
  pairs: (count: number) => `${count} pairs of visits`,
  count: ({ deployment, from, to, repeats }: Repeats) =>
    `${from}${from === to ? '' : ` to ${to}`} in ${deployment}${repeats === 1 ? '' : ` (${repeats} repeats)`}`,
  overlap: '; the repeats overlap',
  /** Shares that lie so many points apart. */
  points: (points: string) =>
    points === '1' ? '1 percentage point' : `${points} percentage points`,
  /** The first of a claim, and another that contradicts it. */
  but: (texts: readonly string[]) =>
    texts.map((text, index) => (index === 0 ? text : uncapitalised(text))).join(', but '),
}

/** What follows the figures of a ratio or a difference. */
export const qualifiers = {
  /** A ratio's distance from 1 before a word. */
  percent: (percent: string) => percent,
  beyond: ({ threshold }: Limits) => `, beyond the threshold of ${threshold}`,
  within: ({ threshold }: Limits) => `, all within the threshold of ${threshold}`,
  overhead: ({ integrated, separate }: Rounds) =>
    `; measurement overhead is in the figure of integrated in ${roundsOf(integrated)}, of separate in ${roundsOf(separate)}`,
  censored: ({ integrated, separate }: Rounds) =>
    `; without ${roundsOf(integrated)} in which integrated broke off, and ${roundsOf(separate)} in which separate did`,
}

/** Why a ratio or a difference decides nothing. */
export const inconclusive: Readonly<Record<InconclusiveReason, (limits: Limits) => string>> = {
  'too-few-rounds': () => `. A verdict needs at least ${MINIMUM_ROUNDS} rounds`,
  'wide-interval': ({ threshold, detectable, rounds }) =>
    `. The interval reaches over the threshold of ${threshold}; ${rounds} find a difference of ${detectable} four times in five`,
  'many-criteria': () =>
    ", which would decide alone, but not as one of many measures, after Holm's correction",
  censored: () =>
    ', without rounds that could have changed it, because a deployment broke off in them',
  'overhead-high': ({ threshold }) =>
    `, all within the threshold of ${threshold}, which may be measurement overhead`,
}

/** Why a criterion has no figure; `deployments` as readers know them. */
export function missing(reason: MissingReason, deployments: readonly string[]): string {
  switch (reason.kind) {
    case 'not-in-budget':
      return reason.minutes === undefined
        ? 'not measured in this budget'
        : `not measured in this budget: npm run bench -- --budget ${reason.minutes}m`
    case 'no-program':
      return `not measured on a machine without ${reason.programs.join(' and ')}`
    case 'no-value':
      return deployments.length === 1
        ? `no value of ${deployments[0]}`
        : 'no value of either deployment'
    case 'too-few-rounds':
      return `rounds with a value of both: expected 2 or more, got ${reason.rounds}`
    case 'no-ratio':
      return `a round measured ${Number(reason.value.toPrecision(3))}, and a ratio needs values above zero`
  }
}

/** What a claim came to where its criteria have no figures to quote. */
export const unmeasured = {
  needs: (need: string) => `Not measured; it needs ${need}.`,
  reasons: (reasons: readonly string[]) => `${capitalised(reasons.join('; '))}.`,
}

/** How many of a claim's criteria say what, behind the first finding. */
export const tally = {
  unanimous: (count: number, verdict: Finding) =>
    `. ${count === 2 ? 'Both' : `All ${count}`} measures ${tallies[verdict].many}.`,
  mixed: (all: number, counts: readonly (readonly [verdict: Finding, count: number])[]) => {
    const parts = counts.map(
      ([verdict, count]) => `${count} ${tallies[verdict][count === 1 ? 'one' : 'many']}`,
    )
    return `. Of ${all} measures, ${list.format(parts)}.`
  },
  single: '.',
}

/** British: no comma before "and". */
const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })

const tallies: Readonly<Record<Finding, { readonly one: string; readonly many: string }>> = {
  confirmed: { one: 'supports the claim', many: 'support the claim' },
  refuted: { one: 'contradicts the claim', many: 'contradict the claim' },
  for: { one: 'leans to it', many: 'lean to it' },
  against: { one: 'leans against it', many: 'lean against it' },
  'no difference': { one: 'shows no difference', many: 'show no difference' },
  inconclusive: { one: 'is undecided', many: 'are undecided' },
  'not measured': { one: 'was not measured', many: 'were not measured' },
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
/** Within a sentence; an abbreviation (CPU) keeps its capitals. */
const uncapitalised = (text: string) =>
  /^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)
