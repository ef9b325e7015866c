import type { CoresArm } from '../plan/core-binding.ts'
import { secondsAtMost } from '../plan/plan.ts'
import {
  connectionsOf,
  defaultLoad,
  defaultProfile,
  type Profile,
  quickProfile,
  quickSeconds,
} from '../plan/profile.ts'
import { interference } from '../plan/scenarios/interference.ts'
import { memoryLadder } from '../plan/scenarios/memory-ladder.ts'
import { streamLadder } from '../plan/scenarios/stream-ladder.ts'
import { deployments } from '../plan/subjects/registry.ts'
import { timeline } from '../plan/timeline.ts'
import { aloneAndTogether } from '../plan/windows.ts'
import { drillScenarios } from '../run/faults/registry.ts'
import { coresArm, parseFlags, visitedApp, wholeNumber } from './command-line/flags.ts'

/** What the command line asks for. */
export type BenchOptions = {
  readonly deployment: string
  readonly profile: Profile
  /** Where to write the summary as well, for a script. */
  readonly json: string | undefined
  /** Show the essentials while it runs. */
  readonly live: boolean
  /** Every other scenario as well: ladders, interference, drills. */
  readonly all: boolean
  /** The path of a page of the caller's own, in place of the rendered one. */
  readonly page: string | undefined
  /** The directory of a Next app of the caller's own, whose page stands in place of all. */
  readonly app: string | undefined
  /** Whether the processes share a core, or have one each. */
  readonly cores: CoresArm
}

/** How long every scenario takes at the most, starting the processes not counted. */
function allMinutes(): number {
  const profiles = [defaultProfile, memoryLadder, streamLadder, interference]
  const seconds = [
    ...profiles.map(profile => profile.restSeconds + timeline(profile).end),
    ...drillScenarios.map(secondsAtMost),
  ]
  return Math.ceil(seconds.reduce((sum, value) => sum + value, 0) / 60)
}

/** What --help prints. */
export const help = `Loads one deployment on this machine and prints its figures.

  npm run bench:integrated -- [options]
  npm run bench:separate -- [options]

  --connections N   concurrent WebSocket connections (${connectionsOf(defaultProfile)})
  --duration S      seconds of each load window (${defaultLoad.seconds})
  --tokens N        tokens a second over all connections (${defaultLoad.tokensPerSecond}; at most 8000)
  --pages N         requests a second to each of the two pages (${defaultLoad.pagesPerSecond})
  --seed N          seed of the plan and of the mock (${defaultProfile.seed})
  --quick           short windows: to see that everything works, not to quote
  --json FILE       write the summary of the plain load there too
  --all             every other scenario as well: the memory ladder, the stream ladder and interference, at their own
                    loads, then the drills; only --seed applies to all, --page to interference (${allMinutes()} minutes)
  --page PATH       load this page of the app in place of /bench/rendered
  --app DIR         serve the Next.js app in DIR, which must be built; --page is then the page of it that is loaded (/).
                    --all leaves out what needs this project's own pages: interference, development
  --cores ARM       equal: the deployment has one core, which its processes share (the default); each: every process has
                    a core of its own, which takes as many and one more
  --live            show connections, tokens, answers and CPU while it runs
  --help            this text

Where a Prometheus answers at PROMETHEUS_URL (http://127.0.0.1:9090), the run streams there, and the dashboard's address
is printed (GRAFANA_URL, http://127.0.0.1:3030). Without one: npm run dashboards -- --load results/RUN, afterwards.

Raw samples and the summary are saved under results/. It ends on Ctrl-C and leaves nothing behind.`

const MAX_TOKENS_PER_SECOND = 8_000

/**
 * Arguments → options; undefined when help is asked for.
 *
 * @throws Error in one line: what was expected, what was found
 */
export function parseOptions(args: readonly string[]): BenchOptions | undefined {
  const { values, positionals } = parseFlags(
    args,
    {
      connections: { type: 'string' },
      duration: { type: 'string' },
      tokens: { type: 'string' },
      pages: { type: 'string' },
      seed: { type: 'string' },
      quick: { type: 'boolean' },
      json: { type: 'string' },
      live: { type: 'boolean' },
      all: { type: 'boolean' },
      page: { type: 'string' },
      app: { type: 'string' },
      cores: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
    { words: true },
  )
  if (values.help) return undefined
  if (values.quick && values.all) {
    throw new Error(
      'expected --quick or --all, found both: --quick does not reach the ladders. Remedy: leave out one',
    )
  }
  const base = values.quick ? quickProfile : defaultProfile
  const profile: Profile = {
    ...base,
    steps: [
      wholeNumber('--connections', values.connections, { from: 1, to: 50_000 }) ??
        connectionsOf(base),
    ],
    windows: aloneAndTogether({
      seconds:
        wholeNumber('--duration', values.duration, { from: 8, to: 3_600 }) ??
        (values.quick ? quickSeconds : defaultLoad.seconds),
      tokensPerSecond:
        wholeNumber('--tokens', values.tokens, { from: 1, to: MAX_TOKENS_PER_SECOND }) ??
        defaultLoad.tokensPerSecond,
      pagesPerSecond:
        wholeNumber('--pages', values.pages, { from: 1, to: 1_000 }) ?? defaultLoad.pagesPerSecond,
    }),
    seed: wholeNumber('--seed', values.seed, { from: 0, to: 2 ** 31 - 1 }) ?? base.seed,
  }
  const [deployment, ...rest] = positionals
  const names = deployments.map(({ name }) => name).join(' or ')
  if (deployment === undefined || rest.length > 0) {
    throw new Error(
      `expected one deployment (${names}), found ${positionals.join(' ') || 'none'}; see --help`,
    )
  }
  return {
    deployment,
    profile,
    json: values.json,
    live: values.live ?? false,
    all: values.all ?? false,
    ...visitedApp(values),
    cores: coresArm(values.cores),
  }
}
