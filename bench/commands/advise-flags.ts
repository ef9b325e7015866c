import { answers } from '../plan/profile.ts'
import type { Assumptions } from '../verdicts/advice/demand.ts'
import { wholeNumber } from './command-line/flags.ts'

/** One thing to know of the users. */
export type AdviseFlag = {
  readonly flag: string
  readonly field: keyof Assumptions
  /** @throws Error in one line: what was expected, what was found */
  readonly parse: (value: string) => number
  /** What counts when nothing is said. */
  readonly fallback: number
}

/** About what a hosted model writes: the bench's own answers, after their first token. */
const TOKENS_PER_SECOND = Math.round(answers.meanTokens / answers.meanSeconds)

/** Every flag that describes the users, with its default; `cores` are those of this machine. */
export function adviseFlags(cores: number): readonly AdviseFlag[] {
  return [
    {
      flag: 'users',
      field: 'users',
      parse: whole('--users', { from: 1, to: 1_000_000_000 }),
      fallback: 10_000,
    },
    {
      flag: 'online',
      field: 'onlineShare',
      parse: share('--online'),
      fallback: 0.1,
    },
    {
      flag: 'streaming',
      field: 'streamingShare',
      parse: share('--streaming'),
      fallback: 0.1,
    },
    {
      flag: 'tokens',
      field: 'tokensPerSecond',
      parse: amount('--tokens', 10_000),
      fallback: TOKENS_PER_SECOND,
    },
    {
      flag: 'pages',
      field: 'pagesPerSecond',
      parse: amount('--pages', 1_000_000),
      fallback: 10,
    },
    {
      flag: 'cores',
      field: 'coresPerMachine',
      parse: whole('--cores', { from: 1, to: 1_024 }),
      fallback: cores,
    },
  ]
}

/** What was said, defaults for the rest, and a line that says which defaults those are; undefined where there are none. */
export function withDefaults(
  said: Partial<Assumptions>,
  flags: readonly AdviseFlag[],
): { readonly assumptions: Assumptions; readonly note: string | undefined } {
  const taken = flags.filter(({ field }) => said[field] === undefined)
  const defaults = Object.fromEntries(taken.map(({ field, fallback }) => [field, fallback]))
  const list = taken.map(({ flag, fallback }) => `--${flag} ${fallback}`).join(' ')
  return {
    assumptions: { ...defaults, ...said } as Assumptions,
    note: taken.length === 0 ? undefined : `Defaults taken: ${list}`,
  }
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
