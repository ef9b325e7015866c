import { answers } from '../plan/profile.ts'
import type { Assumptions } from '../verdicts/advice/demand.ts'
import { wholeNumber } from './command-line/flags.ts'

/** One thing to know of the users: by flag, or asked. */
export type Question = {
  readonly flag: string
  readonly field: keyof Assumptions
  readonly text: string
  /** @throws Error in one line: what was expected, what was found */
  readonly parse: (value: string) => number
  /** What counts when nothing is said; undefined: it must be said. */
  readonly fallback: number | undefined
}

/** About what a hosted model writes: the bench's own answers, after their first token. */
const TOKENS_PER_SECOND = Math.round(answers.meanTokens / answers.meanSeconds)

/** Every question, in the order in which they are asked. */
export function questionsFor(cores: number): readonly Question[] {
  return [
    {
      flag: 'users',
      field: 'users',
      text: 'How many users have you?',
      parse: whole('--users', { from: 1, to: 1_000_000_000 }),
      fallback: undefined,
    },
    {
      flag: 'online',
      field: 'onlineShare',
      text: 'Which share of them is online at the busiest moment? (0.05 or 5%)',
      parse: share('--online'),
      fallback: undefined,
    },
    {
      flag: 'streaming',
      field: 'streamingShare',
      text: 'To which share of those does an answer stream at that moment? (0.1 or 10%)',
      parse: share('--streaming'),
      fallback: undefined,
    },
    {
      flag: 'tokens',
      field: 'tokensPerSecond',
      text: 'How many tokens a second has one answer?',
      parse: amount('--tokens', 10_000),
      fallback: TOKENS_PER_SECOND,
    },
    {
      flag: 'pages',
      field: 'pagesPerSecond',
      text: 'How many page requests a second, over all users?',
      parse: amount('--pages', 1_000_000),
      fallback: undefined,
    },
    {
      flag: 'cores',
      field: 'coresPerMachine',
      text: 'How many cores has a machine of yours?',
      parse: whole('--cores', { from: 1, to: 1_024 }),
      fallback: cores,
    },
  ]
}

function whole(flag: string, range: { from: number; to: number }) {
  return (value: string) => wholeNumber(flag, value, range) ?? Number.NaN
}

function amount(flag: string, to: number) {
  return (value: string) => {
    const number = Number(value)
    if (/^\d+(\.\d+)?$/.test(value) && number <= to) return number
    throw new Error(`${flag}: expected a number from 0 to ${to}, found ${JSON.stringify(value)}`)
  }
}

function share(flag: string) {
  return (value: string) => {
    const [, digits, percent] = /^(\d*\.?\d+)\s*(%?)$/.exec(value) ?? []
    const number = Number(digits) / (percent === '%' ? 100 : 1)
    if (number > 0 && number <= 1) return number
    throw new Error(
      `${flag}: expected a share above 0 and up to 1, or a percentage, found ${JSON.stringify(value)}`,
    )
  }
}
