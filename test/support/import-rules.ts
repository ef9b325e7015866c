// The table of modules in ARCHITECTURE.md, held by architecture.test.ts: who may import what. The longest path that a file
// begins with is its rule. It holds for everything below, and a module may import itself.

type Rule = {
  /** Folders, files and packages; `node:` stands for every module of Node.js. */
  readonly may: readonly string[]
  /** The same, by `import type` alone. */
  readonly types?: readonly string[]
}

const REACT = ['react', 'next', '@ai-sdk/react', 'ai', 'streamdown']

export const RULES: Readonly<Record<string, Rule>> = {
  'core/log': { may: ['pino', 'node:'] },
  'core/open-chats.ts': {
    may: [
      'core/upstream',
      'core/chat',
      'core/gateway',
      'core/identity',
      'core/redis',
      'core/config',
    ],
    types: ['core/metrics'],
  },
  'core/serve.ts': {
    may: ['core/config', 'core/gateway', 'core/server', 'node:http'],
    types: ['core/metrics', 'core/open-chats'],
  },
  'core/config': { may: ['dotenv', 'zod', 'node:'] },
  'core/protocol': { may: [], types: ['ai'] },
  'core/upstream': { may: ['core/protocol', 'core/config', 'undici', 'node:'] },
  'core/upstream/openai-upstream.ts': { may: ['core/upstream', 'openai', 'node:'] },
  mock: { may: ['pure-rand', 'node:'] },
  'core/upstream/create-upstream.ts': { may: ['core/upstream', 'core/config', 'mock/handler'] },
  'core/chat': {
    may: ['core/protocol', 'core/log', 'node:crypto'],
    types: ['core/upstream', 'core/config', 'ai'],
  },
  'core/identity': { may: ['core/protocol', 'node:'] },
  'core/identity/signed-token.ts': { may: ['jose'] },
  'core/redis': { may: ['core/chat', 'core/protocol', 'core/log', 'redis', 'node:'] },
  'core/server': { may: ['core/log', 'close-with-grace', 'node:'], types: ['core/config'] },
  'core/gateway': {
    may: ['core/chat', 'core/protocol', 'core/log', 'ws', 'node:'],
    types: ['core/config', 'core/identity'],
  },
  'core/metrics': {
    may: ['core/server', 'core/protocol', 'node:'],
    types: ['core/upstream', 'core/chat', 'core/gateway'],
  },
  'core/metrics/family.ts': { may: ['prom-client'], types: ['core/metrics'] },
  'src/server': {
    may: [
      'core/config',
      'core/gateway/hot-reload',
      'core/gateway/refusal',
      'core/identity',
      'core/log',
      'core/metrics',
      'core/protocol',
      'core/server',
      'next',
      'node:',
    ],
  },
  'src/app': { may: ['core/protocol', 'core/config', 'src/server', ...REACT] },
  integrated: { may: ['core', 'src/server', 'next', 'node:'] },
  separate: { may: ['core', 'src/server', 'next', 'node:'] },
  scale: { may: ['core/config', 'core/server', 'src/server/ensure-build', 'node:'] },
  dashboards: {
    may: ['core/metrics', 'bench', '@grafana/grafana-foundation-sdk', 'yaml', 'node:'],
  },
  'docs/pictures': {
    may: ['bench/machine', 'test/support', 'src/server', 'node:'],
    types: ['playwright-core'],
  },
  // The stages of the bench, from below: each imports what is above it in this list, and what is named beside it.
  'bench/words.ts': { may: [] },
  'bench/machine': { may: ['undici', 'node:'], types: ['src/server/other-app'] },
  'bench/plan': {
    may: ['bench/words', 'bench/machine', 'mock/random', 'pure-rand', 'node:'],
  },
  'bench/samples': {
    may: ['bench/words', 'bench/machine', 'bench/plan', 'node:'],
    types: ['src/server/other-app'],
  },
  'bench/measures': {
    may: ['bench/words', 'bench/plan', 'bench/samples', 'simple-statistics'],
  },
  'bench/load': {
    may: [
      'bench/plan',
      'bench/samples',
      'core/protocol/ticket.ts',
      'mock/stamp',
      'ws',
      'undici',
      'node:',
    ],
    types: ['core/protocol'],
  },
  'bench/load/k6': {
    may: ['bench/plan', 'bench/samples', 'bench/load', 'core/protocol/ticket.ts', 'k6'],
    types: ['core/protocol'],
  },
  'bench/telemetry': {
    may: [
      'bench/machine',
      'bench/plan',
      'bench/samples',
      'bench/measures',
      'bench/load',
      'core/metrics',
      'snappyjs',
      'node:',
    ],
  },
  'bench/run': {
    may: [
      'bench/machine',
      'bench/plan',
      'bench/samples',
      'bench/measures',
      'bench/load',
      'bench/telemetry',
      'core/protocol',
      'core/config/variables',
      'mock/random',
      'src/server/ensure-build',
      'src/server/other-app',
      'autocannon',
      'undici',
      'ws',
      'node:',
    ],
  },
  // The servers that `bench:relay` compares: the gateway's own parts, put together in other ways.
  'bench/run/relay-servers': {
    may: ['bench/plan', 'core', 'mock/stamp', 'openai', 'undici', 'ws', 'node:'],
  },
  'bench/verdicts': {
    may: [
      'bench/words',
      'bench/plan',
      'bench/samples',
      'bench/measures',
      'simple-statistics',
      '@stdlib',
      'pure-rand',
      'node:',
    ],
  },
  'bench/report': {
    may: [
      'bench/words',
      'bench/machine/root',
      'bench/plan',
      'bench/samples',
      'bench/measures',
      'bench/verdicts',
      'simple-statistics',
      'node:',
    ],
    types: ['vega-lite'],
  },
  'bench/report/charts/render.ts': {
    may: ['bench/report/charts', 'vega', 'vega-lite'],
    types: ['bench/report'],
  },
  'bench/commands': {
    may: [
      'bench',
      'dashboards/uids',
      'mock/stamp',
      'simple-statistics',
      'pure-rand',
      'ws',
      'node:',
    ],
    types: ['core/protocol'],
  },
}

/** What runs in the browser: every file that a `'use client'` file reaches. */
export const CLIENT_MAY = ['src/app', 'core/protocol', ...REACT]

/** Packages that one folder or file alone may import. */
export const OWNERS: Readonly<Record<string, string>> = {
  openai: 'core/upstream/openai-upstream.ts',
  undici: 'core/upstream/connections.ts',
  'prom-client': 'core/metrics/family.ts',
  ws: 'core/gateway/',
  redis: 'core/redis/link.ts',
  zod: 'core/config/kinds.ts',
  dotenv: 'core/config/env-files.ts',
}

/** `bench/` boots deployments as processes; it never imports them. */
export const DEPLOYMENTS = ['integrated', 'separate', 'src/app', 'next']
