import { benchLabels, benchMetrics } from '../../bench/telemetry/names.ts'
import { benches, series } from '../promql.ts'

/**
 * k6 writes a counter from its first event on; until then it is 0 for a run that has sockets. They are looked for in the
 * whole time range: at its end the run is over, and has none.
 */
export function orZero(perDeployment: string): string {
  const sockets = `max_over_time(${series(benchMetrics.connections, benches)}[$__range])`
  return `${perDeployment} or 0 * sum by (${benchLabels.deployment}) (${sockets})`
}
