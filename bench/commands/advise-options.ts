import { answers } from '../plan/profile.ts'
import { slo } from '../plan/slo.ts'
import { LANGUAGES, type Language } from '../report/language.ts'
import type { Assumptions } from '../verdicts/advice/demand.ts'
import {
  commandHelp,
  type Flag,
  parseCommandLine,
  switchFlag,
  textFlag,
  wholeFlag,
} from './command-line/flags.ts'

/** What the command line says. What it does not say has a default. */
export type AdviseOptions = {
  /** `pageMs` undefined: as it was measured. */
  readonly assumptions: Omit<Assumptions, 'pageMs'> & { readonly pageMs: number | undefined }
  /** A run's directory, or a comparison's file. */
  readonly result: string | undefined
  readonly language: Language
  readonly json: boolean
  /** The flags whose defaults were taken, each with it, as they would be typed. */
  readonly defaults: readonly string[]
}

/** About what a hosted model writes: the bench's own answers, after their first token. */
const TOKENS_PER_SECOND = Math.round(answers.meanTokens / answers.meanSeconds)

/** Every flag that describes users and pages. */
const assumed = (cores: number) => ({
  pageMs: {
    ...positive('--page-ms', 60_000),
    fallback: undefined,
    shownFallback: 'as measured',
    help: 'CPU of one page of yours, in milliseconds; the page that npm run bench -- --page measured needs none',
  } satisfies Flag<number | undefined>,
  pagesPerSecond: {
    ...amount('--pages', 1_000_000),
    fallback: 10,
    help: 'page requests a second, over all users',
  },
  sloMs: {
    ...positive('--slo-ms', 60_000),
    fallback: slo.addedDelayMs,
    help: 'how late a token may be: p99 of its added delay, in milliseconds',
  },
  users: wholeFlag('--users', {
    ...{ from: 1, to: 1_000_000_000, fallback: 10_000 },
    help: 'users in all',
  }),
  onlineShare: {
    ...share('--online'),
    fallback: 0.1,
    help: 'of them online at the busiest moment, each with a socket open: 0.05 or 5%',
  },
  streamingShare: {
    ...share('--streaming'),
    fallback: 0.1,
    help: 'of those, receiving an answer at that moment',
  },
  tokensPerSecond: {
    ...amount('--tokens', 10_000),
    fallback: TOKENS_PER_SECOND,
    help: 'tokens a second of one answer',
  },
  coresPerMachine: wholeFlag('--cores', {
    ...{ from: 1, to: 1_024, fallback: cores },
    help: 'cores of a machine',
  }),
})

const flagsFor = (cores: number) => ({
  ...assumed(cores),
  result: textFlag(
    '--result',
    'PATH',
    `a run of npm run bench or npm run bench:map; what it lacks comes from the newest
under results/, as everything does without this flag`,
  ),
  language: {
    ...{ flag: '--lang', value: 'LANGUAGE', fallback: 'en', help: LANGUAGES.join(' or ') },
    parse: language,
  } satisfies Flag<Language>,
  json: switchFlag('--json', 'as JSON'),
})

/**
 * Arguments → options; the help when it is asked for.
 *
 * @param cores of this machine
 * @throws Error in one line: what was expected, what was found
 */
export function parseOptions(args: readonly string[], cores: number): AdviseOptions | string {
  const flags = flagsFor(cores)
  const parsed = parseCommandLine(args, flags)
  if (parsed === undefined) {
    return commandHelp(
      'Which deployment, and how much of it, for your users and pages: from what npm run bench and npm run bench:map measured.',
      ['npm run advise -- [options]'],
      { flags, closing: RULES },
    )
  }
  const { result, language, json, ...assumptions } = parsed.options
  const defaults = Object.values(assumed(cores)).flatMap(({ flag, fallback }) =>
    parsed.given.includes(flag) || fallback === undefined ? [] : [`${flag} ${fallback}`],
  )
  return { assumptions, result, language, json, defaults }
}

const RULES = `Rules, in order of weight; the first that speaks for one decides:
  1. tokens beside your pages, by the decision map's model: the deployment that keeps the limit, the model's error included
  2. what a crash or a release of the pages drops
  3. tokens within the limit: the deployment that holds them up less, beyond the error
  4. cores and memory: the one that needs less, by more than 5% (the whole interval), unless the other saves the other
  5. else either will do, and it says so
Memory = what the processes take without connections + connections × what one takes + answers × what one takes;
cores = (tokens a second × CPU of a token + page requests a second × CPU of a page) ÷ 70% of a core.`

function positive(flag: `--${string}`, to: number) {
  return { flag, value: 'N', parse: (text: string) => number(flag, text, { above: 0, to }) }
}

function amount(flag: `--${string}`, to: number) {
  return { flag, value: 'N', parse: (text: string) => number(flag, text, { to }) }
}

function number(flag: string, text: string, { above, to }: { above?: number; to: number }): number {
  const found = Number(text)
  if (/^\d+(\.\d+)?$/.test(text) && found <= to && (above === undefined || found > above)) {
    return found
  }
  const from = above === undefined ? 'from 0' : `above ${above}, up`
  throw new Error(`${flag}: expected a number ${from} to ${to}, found ${JSON.stringify(text)}`)
}

function share(flag: `--${string}`) {
  const parse = (text: string) => {
    const [, digits, percent] = /^(\d*\.?\d+)\s*(%?)$/.exec(text) ?? []
    const found = Number(digits) / (percent === '%' ? 100 : 1)
    if (found > 0 && found <= 1) return found
    throw new Error(
      `${flag}: expected a share above 0 and up to 1, or a percentage, found ${JSON.stringify(text)}`,
    )
  }
  return { flag, value: 'SHARE', parse }
}

function language(text: string): Language {
  const found = LANGUAGES.find(each => each === text)
  if (found !== undefined) return found
  throw new Error(`--lang: expected ${LANGUAGES.join(' or ')}, found ${JSON.stringify(text)}`)
}
