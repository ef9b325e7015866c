import { answers } from '../plan/profile.ts'
import type { Assumptions } from '../verdicts/advice/demand.ts'
import { parseFlags, wholeNumber } from './command-line/flags.ts'

/** What the command line says. What it does not say has a default. */
export type AdviseOptions = {
  readonly said: Partial<Assumptions>
  /** A comparison's file or directory. */
  readonly result: string | undefined
  readonly json: boolean
}

/** What --help prints. */
export const help = `Which deployment, and how much of it, for your users: from what npm run bench measured.

  npm run advise -- [options]        what is not given has a default; the answer lists the defaults it took

  --users N        users in all (10000)
  --online SHARE   of them online at the busiest moment, each with a socket open: 0.05 or 5% (0.1)
  --streaming SHARE
                   of those, to whom an answer streams at that moment: 0.1 or 10% (0.1)
  --tokens N       tokens a second of one answer (20)
  --pages N        page requests a second, over all users (10)
  --cores N        cores of a machine (this one's)
  --result PATH    a run of npm run bench: its directory, or its comparison.json (the newest under results/)
  --json           as JSON
  --help           this text

The model: memory = what the processes take without connections + connections × what one takes + answers × what one
takes; cores = (tokens a second × CPU of a token + page requests a second × CPU of a page) ÷ 70% of a core, each the
mean of the run's rounds with its 95% interval.
Rules: 1. a deployment whose tokens are too late beside page load is out; 2. the one that needs fewer cores or less
memory, by more than 5% (the whole interval), unless the other needs less of the other resource by as much; 3. where
cost decides nothing the one whose streams suffer less from the pages; 4. else a toss-up, and it says so. Beside the
answer: what is given up for it.`

/**
 * Arguments → options; undefined when help is asked for.
 *
 * @throws Error in one line: what was expected, what was found
 */
export function parseOptions(
  args: readonly string[],
  flags: readonly AdviseFlag[],
): AdviseOptions | undefined {
  const strings = Object.fromEntries(flags.map(({ flag }) => [flag, { type: 'string' } as const]))
  const { values } = parseFlags(
    args,
    {
      ...strings,
      result: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
    { words: false },
  )
  const given: Readonly<Record<string, unknown>> = values
  if (given.help === true) return undefined
  const said = flags.flatMap(({ flag, field, parse }) => {
    const value = given[flag]
    return typeof value === 'string' ? [[field, parse(value)]] : []
  })
  return {
    said: Object.fromEntries(said) as Partial<Assumptions>,
    result: typeof given.result === 'string' ? given.result : undefined,
    json: given.json === true,
  }
}

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
