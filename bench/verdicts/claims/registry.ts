import type { Claim } from './claim.ts'

const all = [
  /** Fewer things to start, open and set. */
  {
    name: 'deployment-complexity',
    state: 'measured',
    criteria: [
      { kind: 'count', measure: 'processes', favours: 'integrated', threshold: 0 },
      { kind: 'count', measure: 'listening-ports', favours: 'integrated', threshold: 0 },
      { kind: 'count', measure: 'start-commands', favours: 'integrated', threshold: 0 },
      { kind: 'count', measure: 'variables-to-set', favours: 'integrated', threshold: 0 },
      { kind: 'ratio', measure: 'cold-start', favours: 'integrated', threshold: 1.05 },
    ],
  },

  /** Fewer things to watch and restart, and what a release costs those who are connected. */
  {
    name: 'operational-complexity',
    state: 'measured',
    criteria: [
      { kind: 'count', measure: 'scrape-targets', favours: 'integrated', threshold: 0 },
      { kind: 'count', measure: 'health-endpoints', favours: 'integrated', threshold: 0 },
      {
        kind: 'count',
        measure: 'sockets-dropped-page-release',
        favours: 'integrated',
        threshold: 0.01,
      },
    ],
  },

  /** What the same work costs in memory and CPU. */
  {
    name: 'resource-utilisation',
    state: 'measured',
    criteria: [
      { kind: 'ratio', measure: 'memory-idle', favours: 'integrated', threshold: 1.05 },
      { kind: 'ratio', measure: 'memory-streaming', favours: 'integrated', threshold: 1.05 },
      { kind: 'ratio', measure: 'relative-cpu-per-token', favours: 'integrated', threshold: 1.05 },
    ],
  },

  /** The seed's own words on memory, apart from CPU. */
  {
    name: 'memory-efficiency',
    state: 'measured',
    criteria: [
      { kind: 'ratio', measure: 'memory-at-zero', favours: 'integrated', threshold: 1.05 },
      { kind: 'ratio', measure: 'memory-idle', favours: 'integrated', threshold: 1.05 },
      { kind: 'ratio', measure: 'memory-streaming', favours: 'integrated', threshold: 1.05 },
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
    state: 'not-measured',
    needs: 'load-balancer',
  },

  /** What a fault of the one side does to the other. */
  {
    name: 'fault-tolerance',
    state: 'measured',
    criteria: [
      { kind: 'count', measure: 'streams-hit-page-crash', favours: 'separate', threshold: 0.01 },
      { kind: 'count', measure: 'streams-lost-page-crash', favours: 'separate', threshold: 0.01 },
      { kind: 'count', measure: 'pages-failed-socket-crash', favours: 'separate', threshold: 0.01 },
    ],
  },

  /** What a side that hangs does to the other. */
  {
    name: 'resource-isolation',
    state: 'measured',
    criteria: [
      { kind: 'count', measure: 'largest-gap-page-stall', favours: 'separate', threshold: 500 },
      { kind: 'count', measure: 'pages-late-socket-stall', favours: 'separate', threshold: 0.01 },
    ],
  },

  /** What each kind of load does to the other, on the same cores. */
  {
    name: 'coupling',
    state: 'measured',
    criteria: [
      {
        kind: 'ratio',
        measure: 'added-delay-p99-beside-pages',
        favours: 'separate',
        threshold: 1.25,
      },
      { kind: 'ratio', measure: 'page-p99-beside-streams', favours: 'separate', threshold: 1.25 },
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

  /** What a release does to those who are connected. */
  {
    name: 'production-readiness',
    state: 'measured',
    criteria: [
      { kind: 'count', measure: 'streams-lost-page-release', favours: 'separate', threshold: 0.01 },
      {
        kind: 'count',
        measure: 'pages-failed-socket-release',
        favours: 'separate',
        threshold: 0.01,
      },
    ],
  },

  /** The seed's first threshold. */
  {
    name: 'threshold-1000-connections',
    state: 'measured',
    criteria: [
      {
        kind: 'difference',
        measure: 'slo-share-beside-pages',
        favours: 'separate',
        threshold: 0.01,
      },
    ],
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
    criteria: [
      { kind: 'count', measure: 'cross-origin-settings', favours: 'integrated', threshold: 0 },
    ],
  },

  /** Whether a balancer must bring a client back to the same process. */
  {
    name: 'sticky-sessions',
    state: 'not-measured',
    needs: 'shared-journal',
  },
] as const satisfies readonly Claim[]

/** The name of a claim of the registry. */
export type ClaimName = (typeof all)[number]['name']

/** Every claim of the seed document, in its order: the table, the advantages and drawbacks, the thresholds. */
export const claims: readonly Claim[] = all
