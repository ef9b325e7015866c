import { resolve } from 'node:path'
import type { CoreAllocation } from '../../plan/core-allocation.ts'
import { MAX_SEED } from '../../plan/run-plan.ts'
import { scenarios } from '../../plan/scenarios/registry.ts'
import { type Flag, type OptionsOf, switchFlag, textFlag, wholeFlag } from './flags.ts'

const bundled = scenarios
  .filter(({ needsBundledPages }) => needsBundledPages)
  .map(({ name }) => name)
  .join(', ')

const app: Flag<string | undefined> = {
  flag: '--app',
  value: 'DIR',
  fallback: undefined,
  help: `measure with the Next.js app in DIR, which must be built; --page is then a page of that app (/).
Leaves out what needs this project's own pages: ${bundled}.
Repeat it with --resume, because a result does not store the path`,
  parse: text => resolve(text),
}

const page: Flag<string | undefined> = {
  flag: '--page',
  value: 'PATH',
  fallback: undefined,
  help: 'load this page instead of /bench/rendered: verdicts depend on what a page costs',
  parse(text) {
    if (text.startsWith('/')) return text
    throw new Error(`--page: expected a path that begins with /, found ${JSON.stringify(text)}`)
  },
}

/** How the cores of a deployment are shared out. */
const cores: Flag<CoreAllocation> = {
  flag: '--cores',
  value: 'ARM',
  fallback: 'equal',
  help: `equal: all processes of a deployment share one core; each: every process has a core of its own,
which needs one core more than it has processes and answers another question`,
  parse(text) {
    if (text === 'equal' || text === 'each') return text
    throw new Error(`--cores: expected equal or each, found ${JSON.stringify(text)}`)
  },
}

/** The flags of every command that measures. */
export const runFlags = {
  seed: wholeFlag('--seed', {
    ...{ from: 0, to: MAX_SEED, fallback: 1 },
    help: 'seed of the plan, of the order of trials and of the mock',
  }),
  resume: switchFlag(
    '--resume',
    'continue an interrupted run with its own options: --resume RUN, or the newest without RUN',
  ),
  json: textFlag('--json', 'FILE', 'also write the result to FILE'),
  live: switchFlag('--live', 'show connections, tokens, answers and CPU while it runs'),
} as const

/** The same, and those of every command that measures deployments of an app. */
export const measureFlags = { app, page, cores, ...runFlags } as const

/** What a run is asked for by these flags. */
export type MeasureOptions = Omit<OptionsOf<typeof measureFlags>, 'resume'> & {
  /** The directory to go on in; `newest`: the newest that has not ended. */
  readonly resume: { readonly directory: string } | 'newest' | undefined
}

/** What may be given for a run that has begun: the rest is in its plan. */
const BESIDE_RESUME: readonly string[] = [
  ...['--resume', '--app', '--json', '--live'],
  ...['--aa', '--target', '--i-own-this-server'],
]

/**
 * Flags and the words after them → options; the flags that a command has not are as if they were not given.
 *
 * @throws Error in one line: a word too many, or beside --resume what would mix two runs
 */
export function measureOptions(
  own: Partial<OptionsOf<typeof measureFlags>> & Pick<OptionsOf<typeof runFlags>, 'seed' | 'json'>,
  { given, words, usage }: { given: readonly string[]; words: readonly string[]; usage: string },
): MeasureOptions {
  const none = {
    app: undefined,
    page: undefined,
    cores: 'equal',
    resume: false,
    live: false,
  } as const
  const options: OptionsOf<typeof measureFlags> = { ...none, ...own }
  const [directory, ...rest] = words
  if (rest.length > 0 || (directory !== undefined && !options.resume)) {
    throw new Error(`expected ${usage}, found ${JSON.stringify(words.join(' '))}; see --help`)
  }
  const kept = given.filter(flag => !BESIDE_RESUME.includes(flag))
  if (options.resume && kept.length > 0) {
    throw new Error(`--resume continues with the run's own options; leave out ${kept.join(', ')}`)
  }
  const resume = directory === undefined ? 'newest' : { directory }
  const firstPage = options.app === undefined ? undefined : '/'
  return {
    ...options,
    page: options.page ?? firstPage,
    resume: options.resume ? resume : undefined,
  }
}
