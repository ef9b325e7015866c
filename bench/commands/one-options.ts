import {
  connectionsOf,
  defaultLoad,
  defaultProfile,
  type Profile,
  quickProfile,
  quickSeconds,
} from '../plan/profile.ts'
import { scenarios } from '../plan/scenarios/registry.ts'
import { deployments } from '../plan/subjects/registry.ts'
import { aloneAndTogether } from '../plan/windows.ts'
import { commandHelp, parseCommandLine, switchFlag, wholeFlag } from './command-line/flags.ts'
import { type MeasureOptions, measureFlags, measureOptions } from './command-line/measure-flags.ts'

/** What `npm run bench:integrated` or `bench:separate` was asked for. */
export type OneOptions = MeasureOptions & {
  readonly deployment: string
  readonly profile: Profile
  /** Its tokens a second were named. */
  readonly ownTokens: boolean
  /** Short: to see that everything works. */
  readonly quick: boolean
  /** Every other scenario as well: ladders, interference, faults. */
  readonly all: boolean
}

const MAX_TOKENS_PER_SECOND = 8_000

/** How long every scenario takes at the most. */
const ALL_MINUTES = Math.ceil(scenarios.reduce((sum, { seconds }) => sum + seconds, 0) / 60)

const flags = {
  connections: wholeFlag('--connections', {
    ...{ from: 1, to: 50_000, fallback: connectionsOf(defaultProfile) },
    help: 'concurrent WebSocket connections',
  }),
  duration: wholeFlag('--duration', {
    ...{ from: 8, to: 3_600, fallback: defaultLoad.seconds, value: 'S' },
    help: `seconds of each load window; with --quick ${quickSeconds}`,
  }),
  tokens: wholeFlag('--tokens', {
    ...{ from: 1, to: MAX_TOKENS_PER_SECOND, fallback: defaultLoad.tokensPerSecond },
    help: `tokens a second over all connections, at most ${MAX_TOKENS_PER_SECOND}`,
  }),
  pages: wholeFlag('--pages', {
    ...{ from: 1, to: 1_000, fallback: defaultLoad.pagesPerSecond },
    help: 'requests a second to each of the two pages',
  }),
  quick: switchFlag('--quick', 'short windows, to check that everything works; not for quoting'),
  all: switchFlag(
    '--all',
    `also run every other scenario, each at its own load: counts, faults, development, the ladders,
interference (${ALL_MINUTES} minutes at most); resumes and scaling out where haproxy and redis-server are on the PATH`,
  ),
  ...measureFlags,
}

/** What --help prints. */
export const help = commandHelp(
  'Loads one deployment on this machine and prints its figures.',
  ['npm run bench:integrated -- [options]', 'npm run bench:separate -- [options]'],
  {
    flags,
    closing: `If a Prometheus answers at PROMETHEUS_URL (http://127.0.0.1:9090), it can follow the run, and the address of the dashboard is
printed (GRAFANA_URL, http://127.0.0.1:3030). Otherwise load the run afterwards: npm run dashboards -- --load results/RUN.

Raw samples and the summary are saved under results/. Ctrl-C leaves nothing running and prints how to continue.`,
  },
)

/**
 * Arguments → options; undefined when help is asked for.
 *
 * @throws Error in one line: what was expected, what was found
 */
export function parseOptions(args: readonly string[]): OneOptions | undefined {
  const parsed = parseCommandLine(args, flags, { words: true })
  if (parsed === undefined) return undefined
  const { options, given, words } = parsed
  const { quick, all } = options
  if (quick && all) {
    throw new Error(
      'expected --quick or --all, found both: --quick has no ladders. Remedy: leave out one of them',
    )
  }
  const [deployment, ...rest] = words
  const names = deployments.map(({ name }) => name).join(' or ')
  const usage = `one deployment (${names})`
  if (deployment === undefined) throw new Error(`expected ${usage}, found none; see --help`)
  return {
    ...measureOptions(options, { given, words: rest, usage: `${usage} and options` }),
    ...{ deployment, quick, all },
    ownTokens: given.includes('--tokens'),
    profile: profileOf(options, given),
  }
}

function profileOf(
  options: Readonly<Record<'connections' | 'duration' | 'tokens' | 'pages', number>> & {
    readonly quick: boolean
  },
  given: readonly string[],
): Profile {
  const { connections, duration, tokens, pages, quick } = options
  const seconds = quick && !given.includes('--duration') ? quickSeconds : duration
  return {
    ...(quick ? quickProfile : defaultProfile),
    steps: [connections],
    windows: aloneAndTogether({ seconds, tokensPerSecond: tokens, pagesPerSecond: pages }),
  }
}
