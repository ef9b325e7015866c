import { stringify } from 'yaml'
import type { Alert } from './alert.ts'
import { burnRateAlerts } from './burn-rate.ts'
import { stateAlerts } from './state-alerts.ts'

/** Every alert by the group that it is in. */
export const alertGroups: Readonly<Record<string, readonly Alert[]>> = {
  'chat-objectives': burnRateAlerts,
  'chat-state': stateAlerts,
}

/** The whole condition of an alert. */
export function alertExpression({ watched, condition }: Alert): string {
  return `${watched}\n${condition}`
}

/** The alerts as a file of Prometheus's rules. */
export function ruleFile(): string {
  const groups = Object.entries(alertGroups).map(([name, alerts]) => ({
    name,
    rules: alerts.map(alert => ({
      alert: alert.name,
      expr: alertExpression(alert),
      for: alert.for,
      labels: { severity: alert.severity },
      annotations: {
        summary: alert.summary,
        description: alert.description,
        runbook: alert.runbook.map((step, index) => `${index + 1}. ${step}\n`).join(''),
      },
    })),
  }))
  return `# Written by dashboards/generate.ts: change the sources there.\n${stringify({ groups }, { lineWidth: 0 })}`
}
