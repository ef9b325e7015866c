import type { Scenario } from './scenario.ts'

/** What the deployment is made of: processes, ports, variables, endpoints, Origins. */
export const counts = {
  name: 'counts',
  title: { en: 'What it is made of', zh: '部署的组成' },
  seconds: 10,
  rounds: 1,
  action: { type: 'counts' },
} as const satisfies Scenario
