import type { DynamicConfigValue, MatcherConfig } from '@grafana/grafana-foundation-sdk/dashboard'

const colors = { integrated: 'blue', separate: 'orange' } as const

/**
 * Each deployment keeps its hue on every panel, shaded where it has several series. Legends begin with the deployment's
 * name, which the expression goes by.
 */
export const deploymentColors: { matcher: MatcherConfig; properties: DynamicConfigValue[] }[] =
  Object.entries(colors).map(([deployment, color]) => ({
    matcher: { id: 'byRegexp', options: `/^${deployment}/` },
    properties: [{ id: 'color', value: { mode: 'shades', fixedColor: color } }],
  }))
