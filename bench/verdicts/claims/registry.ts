import type { MeasureName } from '../../measures/measure.ts'
import { lateTokensBesidePages } from '../../measures/token-delay.ts'
import type { Claim, Criterion, DeploymentName } from './claim.ts'

/** A service that is away for less nobody calls an outage, in milliseconds. */
const SERVICE_GAP_MS = 500

/**
 * Who reaches which of two processes is chance: of 200 resumes the share that misses has a standard deviation of 3.5 percentage
 * points (√(0.5 · 0.5 ÷ 200)), and the largest of four differences between two pairs of such shares stays below 20 all but always.
 */
const CHANCE_SHARE = 0.2

/** What is counted. */
const counted = (measure: MeasureName, favours: DeploymentName, threshold: number) =>
  ({ kind: 'count', measure, favours, threshold }) as const satisfies Criterion

/** What is counted, and follows from how the deployments are built. */
const builtIn = (measure: MeasureName, favours: DeploymentName, threshold: number) =>
  ({ ...counted(measure, favours, threshold), byConstruction: true }) as const satisfies Criterion

/** At each of three page loads: the SLO lets one token in a hundred be late. */
const lateBeside = lateTokensBesidePages.map(
  ({ name }) =>
    ({
      kind: 'difference',
      measure: name,
      favours: 'separate',
      threshold: 0.01,
    }) satisfies Criterion,
)

const all = [
  /** Fewer things to start, open and set. */
  {
    name: 'deployment-complexity',
    state: 'measured',
    criteria: [
      builtIn('processes', 'integrated', 0),
      builtIn('listening-ports', 'integrated', 0),
      builtIn('start-commands', 'integrated', 0),
      builtIn('variables-to-set', 'integrated', 0),
      { kind: 'ratio', measure: 'cold-start', favours: 'integrated', threshold: 1.05 },
    ],
  },

  /** Fewer things to watch and restart, and what a release costs those who are connected. */
  {
    name: 'operational-complexity',
    state: 'measured',
    criteria: [
      builtIn('scrape-targets', 'integrated', 0),
      builtIn('health-endpoints', 'integrated', 0),
      builtIn('sockets-dropped-page-release', 'integrated', 0.01),
    ],
  },

  /** What the same work costs in CPU, in the state in which a second process sleeps and in the one in which it works. */
  {
    name: 'resource-utilisation',
    state: 'measured',
    criteria: [
      { kind: 'ratio', measure: 'relative-cpu-per-token', favours: 'integrated', threshold: 1.05 },
      {
        kind: 'ratio',
        measure: 'relative-cpu-per-token-beside-pages',
        favours: 'integrated',
        threshold: 1.05,
      },
    ],
  },

  /** What the same work costs in memory, read at rest: while streaming, a reading tells the phase of the garbage collector. */
  {
    name: 'memory-efficiency',
    state: 'measured',
    criteria: [
      { kind: 'ratio', measure: 'memory-at-zero', favours: 'integrated', threshold: 1.05 },
      { kind: 'ratio', measure: 'memory-idle', favours: 'integrated', threshold: 1.05 },
    ],
  },

  /** How many live streams the same cores carry. Scaling out is a claim of its own. */
  {
    name: 'scalability',
    state: 'measured',
    criteria: [{ kind: 'ratio', measure: 'capacity', favours: 'separate', threshold: 1.15 }],
  },

  /** What a further thousand streams cost when processes are added. */
  {
    name: 'independent-scaling',
    state: 'measured',
    criteria: [
      { kind: 'ratio', measure: 'memory-of-further-streams', favours: 'separate', threshold: 1.05 },
      { kind: 'ratio', measure: 'cpu-of-further-streams', favours: 'separate', threshold: 1.05 },
    ],
  },

  /** What a crash of the one side does to the other, and to itself. */
  {
    name: 'fault-tolerance',
    state: 'measured',
    criteria: [
      builtIn('streams-hit-page-crash', 'separate', 0.01),
      builtIn('streams-lost-page-crash', 'separate', 0.01),
      builtIn('page-outage-socket-crash', 'separate', SERVICE_GAP_MS),
      counted('page-outage-page-crash', 'separate', SERVICE_GAP_MS),
      counted('streams-hit-socket-crash', 'separate', 0.01),
      counted('socket-outage-socket-crash', 'separate', SERVICE_GAP_MS),
    ],
  },

  /** What a side that hangs does to the other, and to itself. */
  {
    name: 'resource-isolation',
    state: 'measured',
    criteria: [
      builtIn('largest-gap-page-stall', 'separate', SERVICE_GAP_MS),
      builtIn('page-wait-socket-stall', 'separate', SERVICE_GAP_MS),
      counted('page-wait-page-stall', 'separate', SERVICE_GAP_MS),
      counted('largest-gap-socket-stall', 'separate', SERVICE_GAP_MS),
    ],
  },

  /** What page load does to the tokens, beyond what they meet without pages: at three page loads, and beside the pages of a round. */
  {
    name: 'tokens-beside-pages',
    state: 'measured',
    criteria: [
      ...lateBeside,
      { kind: 'ratio', measure: 'token-delay-rise', favours: 'separate', threshold: 1.25 },
      {
        kind: 'difference',
        measure: 'tokens-over-50-ms-beside-pages',
        favours: 'separate',
        threshold: 0.001,
      },
    ],
  },

  /** What streams do to the pages, in the same way. */
  {
    name: 'pages-beside-streams',
    state: 'measured',
    criteria: [
      { kind: 'ratio', measure: 'page-latency-rise', favours: 'separate', threshold: 1.25 },
      {
        kind: 'ratio',
        measure: 'page-rise-beside-most-streams',
        favours: 'separate',
        threshold: 1.25,
      },
    ],
  },

  /** How long a developer waits. */
  {
    name: 'development-efficiency',
    state: 'measured',
    criteria: [
      { kind: 'ratio', measure: 'dev-cold-start', favours: 'integrated', threshold: 1.1 },
      { kind: 'ratio', measure: 'edit-to-visible', favours: 'integrated', threshold: 1.1 },
    ],
  },

  /** What a release of the one side does to the other, and to itself. */
  {
    name: 'production-readiness',
    state: 'measured',
    criteria: [
      counted('streams-lost-page-release', 'separate', 0.01),
      builtIn('page-outage-socket-release', 'separate', SERVICE_GAP_MS),
      counted('page-outage-page-release', 'separate', SERVICE_GAP_MS),
      counted('streams-lost-socket-release', 'separate', 0.01),
    ],
  },

  /** The seed's first threshold: how many connections can be in an answer at once, which capacity alone tells. */
  {
    name: 'threshold-1000-connections',
    state: 'measured',
    criteria: [{ kind: 'ratio', measure: 'capacity', favours: 'separate', threshold: 1.15 }],
  },

  /** The seed's second threshold. The cost of one process extrapolates in proportion, and a proportion has no threshold in it. */
  {
    name: 'threshold-100000-users',
    state: 'not-measured',
    needs: 'many-processes',
  },

  /** Whether the socket's origin is the page's. */
  {
    name: 'cross-origin',
    state: 'measured',
    criteria: [builtIn('cross-origin-settings', 'integrated', 0)],
  },

  /** Whether a balancer must bring a client back to the same process, and of which deployment. */
  {
    name: 'sticky-sessions',
    state: 'measured',
    criteria: [
      counted('resumes-lost-not-sticky', 'integrated', CHANCE_SHARE),
      counted('resumes-lost-not-sticky-redis', 'integrated', 0.01),
      counted('resumes-lost-sticky', 'integrated', 0.01),
      counted('resumes-lost-sticky-redis', 'integrated', 0.01),
    ],
  },
] as const satisfies readonly Claim[]

/** The name of a claim of the registry. */
export type ClaimName = (typeof all)[number]['name']

/** Every claim of the seed document, in its order: the table, the advantages and drawbacks, the thresholds. */
export const claims: readonly Claim[] = all
