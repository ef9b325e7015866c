import type { CoresArm } from '../plan/core-binding.ts'
import { coresForEach } from '../plan/cores-arm.ts'
import { MINIMUM_ROUNDS } from '../plan/limits.ts'
import { minimumBudgetMinutes } from '../plan/plan.ts'
import { deployments } from '../plan/subjects/registry.ts'
import { coresArm, parseFlags, visitedApp, wholeNumber } from './command-line/flags.ts'

/** What `npm run bench` was asked for. */
export type ComparisonOptions = {
  readonly budgetMinutes: number
  readonly seed: number
  /** Short and few: to see that everything works. */
  readonly quick: boolean
  readonly live: boolean
  /** The path of a page of the caller's own, in place of the rendered one. */
  readonly page: string | undefined
  /** The directory of a Next app of the caller's own, whose page stands in place of all. */
  readonly app: string | undefined
  /** Whether the processes of a deployment share a core, or have one each. */
  readonly cores: CoresArm
  /** Where to write the result as well, for a script. */
  readonly json: string | undefined
  /** The directory to go on in; `newest`: the newest that has not ended. */
  readonly resume: { readonly directory: string } | 'newest' | undefined
}

export const DEFAULT_BUDGET_MINUTES = 30

/** Below it a verdict is impossible. */
const LEAST_BUDGET_MINUTES = minimumBudgetMinutes(deployments.map(({ name }) => name))

/** What --help prints. */
export const help = `Measures integrated and separate side by side and answers every claim of the comparison table.

  npm run bench -- [options]
  npm run bench -- compare RUN_A RUN_B     two comparisons: what got worse; see: compare --help
  npm run bench -- --target URL            any server that speaks the protocol; see: --target --help
  npm run report -- [RUN]                  makes the report of a comparison again, from its samples

  --budget TIME   how long it may take, from ${LEAST_BUDGET_MINUTES}m: 30m, 90m, 4h (${DEFAULT_BUDGET_MINUTES}m); more time answers more claims
  --seed N        seed of plans, orders and the mock (1)
  --page PATH     load this page of the app in place of /bench/rendered: the verdict hinges on what a page costs
  --app DIR       both deployments carry the Next.js app in DIR, which must be built; --page is then the page of it that
                  is loaded (/). What needs this project's own pages is left out: development, interference
  --cores ARM     equal: each deployment has one core, which its processes share (the default); each: every process has a
                  core of its own, so that separate has two. That needs ${coresForEach(deployments)} cores, and answers another question
  --quick         five minutes: to see that everything works, not to quote
  --resume [RUN]  goes on with a comparison that was cut, as it was asked for; without RUN with the newest.
                  One of another app needs its --app again, because a result holds no path of it
  --json FILE     write the result there too
  --live          show connections, tokens, answers and CPU while it runs
  --help          this text

Rounds of trials on fresh processes, both deployments in random order within each, at least 8; then further ones until
every interval is narrow enough or the budget is spent. Samples, report.html, report.md and comparison.json are saved
under results/. Ctrl-C leaves nothing running and says how to go on.`

/**
 * Arguments → options; undefined when help is asked for.
 *
 * @throws Error in one line: what was expected, what was found
 */
export function parseComparisonOptions(args: readonly string[]): ComparisonOptions | undefined {
  const { values, positionals } = parseFlags(
    args,
    {
      budget: { type: 'string' },
      seed: { type: 'string' },
      page: { type: 'string' },
      app: { type: 'string' },
      cores: { type: 'string' },
      quick: { type: 'boolean' },
      resume: { type: 'boolean' },
      json: { type: 'string' },
      live: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
    { words: true },
  )
  if (values.help) return undefined
  const [directory, ...rest] = positionals
  if (rest.length > 0 || (directory !== undefined && !values.resume)) {
    throw new Error(
      `expected options, or compare RUN_A RUN_B, found ${JSON.stringify(positionals.join(' '))}; see --help`,
    )
  }
  if (values.resume) refuseBesideResume(values)
  const budgetMinutes = minutes(values.budget) ?? DEFAULT_BUDGET_MINUTES
  if (!values.quick && budgetMinutes < LEAST_BUDGET_MINUTES) {
    throw new Error(
      `--budget: expected at least ${LEAST_BUDGET_MINUTES}m (${MINIMUM_ROUNDS} rounds of both deployments), found ${values.budget}. Remedy: --quick to see that it works`,
    )
  }
  return {
    budgetMinutes,
    seed: wholeNumber('--seed', values.seed, { from: 0, to: MAX_SEED }) ?? 1,
    quick: values.quick ?? false,
    live: values.live ?? false,
    ...visitedApp(values),
    cores: coresArm(values.cores),
    json: values.json,
    resume: values.resume ? (directory === undefined ? 'newest' : { directory }) : undefined,
  }
}

/** What the header of a comparison holds since it began. */
const KEPT = ['budget', 'seed', 'page', 'cores', 'quick'] as const

/** To change one of them halfway would mix the trials of two comparisons. */
function refuseBesideResume(values: { readonly [Flag in (typeof KEPT)[number]]?: unknown }): void {
  const given = KEPT.filter(flag => values[flag] !== undefined).map(flag => `--${flag}`)
  if (given.length === 0) return
  throw new Error(`--resume goes on with what was asked for then; leave out ${given.join(', ')}`)
}

const MAX_HOURS = 24

/** A trial's seed is this one × 1,000 + its round, and the mock takes nine digits. */
const MAX_SEED = 999_999

/** `90m` or `4h`, in minutes. */
function minutes(value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  const [, count = '', unit] = /^(\d+(?:\.\d+)?)(m|h)$/.exec(value) ?? []
  const found = Number(count) * (unit === 'h' ? 60 : 1)
  if (found > 0 && found <= MAX_HOURS * 60) return found
  throw new Error(
    `--budget: expected minutes or hours up to ${MAX_HOURS}h, such as 30m or 4h, found ${JSON.stringify(value)}`,
  )
}
