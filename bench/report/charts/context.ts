import type { Language } from '../language.ts'
import { deploymentName } from '../words/dictionary.ts'
import type { LegendEntry } from './drawing.ts'

/** What every chart of a report shares: its language, and the deployments in the order that gives them their colours. */
export type ChartContext = { readonly language: Language; readonly deployments: readonly string[] }

/** The legend's entries of the deployments that appear, each with its figure where it has one. */
export function deploymentLegend(
  { language, deployments }: ChartContext,
  appearing: readonly string[],
  figure?: (deployment: string) => string,
): readonly LegendEntry[] {
  return deployments.flatMap((deployment, series) => {
    if (!appearing.includes(deployment)) return []
    const name = deploymentName(deployment, language)
    const label = figure === undefined ? name : `${name} ${figure(deployment)}`
    return [{ label, swatch: 'series' as const, series }]
  })
}
