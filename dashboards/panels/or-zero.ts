import { benchLabels, benchMetrics } from '../bench-metrics.ts'
import { benches, sum } from '../promql.ts'

/** k6 writes a counter from its first event on; until then it is 0 for a run that has sockets. */
export function orZero(perDeployment: string): string {
  return `${perDeployment} or 0 * ${sum(benchLabels.deployment, benchMetrics.connections, benches)}`
}
