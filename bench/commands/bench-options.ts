import { minimumBudgetMinutes } from '../plan/comparison-plan.ts'
import { MINIMUM_ROUNDS } from '../plan/limits.ts'
import { deployments } from '../plan/subjects/registry.ts'
import { commandHelp, type Flag, parseCommandLine, switchFlag } from './command-line/flags.ts'
import { type MeasureOptions, measureFlags, measureOptions } from './command-line/measure-flags.ts'

/** What `npm run bench` was asked for. */
export type ComparisonOptions = MeasureOptions & {
  readonly budgetMinutes: number
  /** Short and few: to see that everything works. */
  readonly quick: boolean
  /** The deployment that is laid beside itself; undefined: none is. */
  readonly aa: string | undefined
}

const names = deployments.map(({ name }) => name).join(' or ')

/** Below it a verdict is impossible. */
const LEAST_BUDGET_MINUTES = minimumBudgetMinutes(deployments.map(({ name }) => name))

const budget: Flag<number> = {
  flag: '--budget',
  value: 'TIME',
  fallback: 12,
  shownFallback: '12m',
  help: `how long its trials may take, from ${LEAST_BUDGET_MINUTES}m: 30m, 90m, 4h; more time answers more claims.
A build, where there is none, comes on top`,
  parse: minutes,
}

const aa: Flag<string | undefined> = {
  flag: '--aa',
  value: 'NAME',
  fallback: undefined,
  help: `an A/A run: lays ${names} beside itself, to see how often
the same procedure finds a difference where there is none`,
  parse(text) {
    if (deployments.some(({ name }) => name === text)) return text
    throw new Error(`--aa: expected ${names}, found ${JSON.stringify(text)}`)
  },
}

const flags = {
  budgetMinutes: budget,
  quick: switchFlag('--quick', 'six minutes, to check that everything works; not for quoting'),
  aa,
  ...measureFlags,
}

/** What --help prints. */
export const help = commandHelp(
  'Measures integrated and separate side by side and answers the claims of the comparison table, as many as the budget has room for.',
  [
    'npm run bench -- [options]',
    'npm run bench -- compare RUN_A RUN_B     two comparisons: what got worse; see: compare --help',
    'npm run bench -- --target URL            any server that speaks the protocol; see: --target --help',
    'npm run report -- [RUN]                  makes the report of a comparison again, from its samples',
  ],
  {
    flags,
    closing: `Three page loads first: both deployments are up at once and a load visits them in turn. Then rounds of trials on fresh
processes, both deployments in random order within each, at least ${MINIMUM_ROUNDS}, and further ones until every interval is narrow
enough or the budget is spent. Samples, report.html, report.md and comparison.json are saved
under results/. Ctrl-C leaves nothing running and prints how to continue.`,
  },
)

/**
 * Arguments → options; undefined when help is asked for.
 *
 * @throws Error in one line: what was expected, what was found
 */
export function parseComparisonOptions(args: readonly string[]): ComparisonOptions | undefined {
  const parsed = parseCommandLine(args, flags, { words: true })
  if (parsed === undefined) return undefined
  const { budgetMinutes, quick, aa } = parsed.options
  const usage = 'options, or compare RUN_A RUN_B'
  const options = {
    ...measureOptions(parsed.options, { ...parsed, usage }),
    ...{ budgetMinutes, quick, aa },
  }
  if (quick || budgetMinutes >= LEAST_BUDGET_MINUTES) return options
  throw new Error(
    `--budget: expected at least ${LEAST_BUDGET_MINUTES}m (three page loads, and idle memory in ${MINIMUM_ROUNDS} rounds), found ${budgetMinutes}m. Remedy: --quick to see that it works`,
  )
}

const MAX_HOURS = 24

/** `90m` or `4h`, in minutes. */
function minutes(text: string): number {
  const [, count = '', unit] = /^(\d+(?:\.\d+)?)(m|h)$/.exec(text) ?? []
  const found = Number(count) * (unit === 'h' ? 60 : 1)
  if (found > 0 && found <= MAX_HOURS * 60) return found
  throw new Error(
    `--budget: expected minutes or hours up to ${MAX_HOURS}h, such as 30m or 4h, found ${JSON.stringify(text)}`,
  )
}
