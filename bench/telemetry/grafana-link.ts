import type { EnvironmentVariables } from '../machine/process/command-output.ts'

const DEFAULT_URL = 'http://127.0.0.1:3030'

/** A dashboard's address over the time of a run, in the Grafana at GRAFANA_URL. */
export function grafanaLink(
  environment: EnvironmentVariables,
  dashboard: { readonly uid: string },
  run: { testid: string; deployments: readonly string[]; fromMs: number; toMs: number },
): string {
  const base = (environment.GRAFANA_URL || DEFAULT_URL).replace(/\/+$/, '')
  const query = new URLSearchParams({
    from: String(Math.floor(run.fromMs)),
    to: String(Math.ceil(run.toMs)),
    'var-testid': run.testid,
  })
  for (const deployment of run.deployments) query.append('var-deployment', deployment)
  return `${base}/d/${dashboard.uid}?${query}`
}
