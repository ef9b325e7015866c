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
    may: ['core/upstream', 'core/chat', 'core/gateway'],
    types: ['core/config', 'core/metrics'],
  },
  'core/serve.ts': {
    may: ['core/gateway', 'core/server', 'node:http'],
    types: ['core/config', 'core/metrics', 'core/open-chats'],
  },
  'core/config': { may: ['dotenv', 'zod'] },
  'core/protocol': { may: [], types: ['ai'] },
  'core/upstream': { may: ['core/protocol', 'core/config', 'undici', 'node:'] },
  'core/upstream/openai-upstream.ts': { may: ['core/upstream', 'openai', 'node:'] },
  mock: { may: ['pure-rand', 'node:'] },
  'core/upstream/create-upstream.ts': { may: ['core/upstream', 'core/config', 'mock/handler'] },
  'core/chat': {
    may: ['core/protocol', 'core/log', 'node:crypto'],
    types: ['core/upstream', 'core/config', 'ai'],
  },
  'core/server': { may: ['core/log', 'close-with-grace', 'node:'], types: ['core/config'] },
  'core/gateway': {
    may: ['core/chat', 'core/protocol', 'core/log', 'ws', 'node:'],
    types: ['core/config'],
  },
  'core/metrics': {
    may: ['core/server/listen', 'core/protocol', 'node:'],
    types: ['core/upstream', 'core/chat', 'core/gateway'],
  },
  'core/metrics/family.ts': { may: ['prom-client'], types: ['core/metrics'] },
  'src/server': { may: ['core/config', 'core/metrics', 'next', 'node:'] },
  'src/instrumentation.ts': { may: ['src/server'] },
  'src/app': { may: ['core/protocol', 'core/config', 'src/server', ...REACT] },
  integrated: { may: ['core', 'src/server', 'next', 'node:'] },
  separate: { may: ['core', 'src/server', 'next', 'node:'] },
  'bench/load/k6': {
    may: ['bench/load', 'core/protocol', 'dashboards/bench-metrics', 'k6'],
    types: ['bench/samples'],
  },
  'bench/measures': {
    may: ['bench/load', 'simple-statistics'],
    types: ['bench/samples', 'bench/load/probe', 'bench/verdicts/claims/words'],
  },
  'bench/run/faults': {
    may: [
      'bench/run',
      'bench/load/profile',
      'bench/machine',
      'bench/plan/subjects',
      'core/protocol',
      'core/config/variables',
      'mock',
      'ws',
      'undici',
      'node:',
    ],
    types: ['bench/samples'],
  },
  dashboards: {
    may: ['core/metrics', 'bench', '@grafana/grafana-foundation-sdk', 'yaml', 'node:'],
  },
  'bench/report': {
    may: [
      'bench/format',
      'bench/load',
      'bench/measures',
      'bench/verdicts/statistics/next-step',
      'simple-statistics',
      'node:crypto',
    ],
    types: [
      'bench/advise',
      'bench/verdicts/claims',
      'bench/comparison',
      'bench/samples',
      'bench/verdicts/statistics',
      'bench/commands/target',
      'vega-lite',
    ],
  },
  'bench/verdicts/statistics': {
    may: ['@stdlib', 'simple-statistics', 'pure-rand'],
    types: ['bench/comparison'],
  },
  'bench/verdicts': {
    may: ['bench/format', 'bench/verdicts/statistics', 'pure-rand'],
    types: ['bench/verdicts/claims', 'bench/comparison', 'bench/measures'],
  },
  'bench/advise': { may: ['bench', 'dashboards/slo', 'node:'] },
  'docs/pictures': {
    may: ['bench/machine', 'test/support', 'src/server', 'node:'],
    types: ['playwright-core'],
  },
  'bench/commands/target': {
    may: ['bench', 'mock/stamp', 'ws', 'pure-rand', 'simple-statistics', 'node:'],
    types: ['core/protocol'],
  },
  'bench/report/charts/render.ts': {
    may: ['bench/report/charts/theme', 'vega', 'vega-lite'],
    types: ['bench/report'],
  },
}

/** What runs in the browser: every file that a `'use client'` file reaches. */
export const CLIENT_MAY = ['src/app', 'core/protocol', ...REACT]

/** Packages that one folder or file alone may import. */
export const OWNERS: Readonly<Record<string, string>> = {
  openai: 'core/upstream/openai-upstream.ts',
  undici: 'core/upstream/http-fetch.ts',
  'prom-client': 'core/metrics/family.ts',
  ws: 'core/gateway/',
  zod: 'core/config/variables.ts',
  dotenv: 'core/config.ts',
}

/** `bench/` boots deployments as processes; it never imports them. */
export const DEPLOYMENTS = ['integrated', 'separate', 'src/app', 'next']
