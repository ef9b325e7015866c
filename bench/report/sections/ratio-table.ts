import type { Evidence } from '../../comparison/comparison.ts'
import { distribution } from '../../measures/distribution.ts'
import type { Table } from '../document/block.ts'
import { figure, interval, ratio, valueWithUnit } from '../format.ts'
import type { ReportContext } from '../input.ts'
import { claimWords } from '../labels/claim-labels.ts'
import { evidenceWords } from '../labels/evidence-labels.ts'
import { deploymentName } from '../language.ts'

/** The ratios of a claim with everything that tells how far they can be trusted, and the medians they come from. */
export function ratioTable(
  evidence: readonly Extract<Evidence, { state: 'ratio' }>[],
  { comparison, deployments, language, measure }: ReportContext,
): Table {
  const words = evidenceWords[language]
  const number = (title: string) => ({ title, kind: 'number' }) as const
  const median = (name: string, deployment: string) =>
    distribution(
      comparison.observations
        .filter(seen => seen.measure === name && seen.deployment === deployment)
        .map(({ value }) => value),
    ).p50
  return {
    caption: words.ratios,
    columns: [
      { title: words.measure, kind: 'text' },
      { title: claimWords[language].verdict, kind: 'text' },
      ...deployments.map(name => number(deploymentName(name, language))),
      number(words.ratio),
      number(words.interval),
      number(words.threshold),
      number(words.rounds),
      number(words.detectable),
      number(words.adjustedP),
    ],
    rows: evidence.map(each => {
      const { criterion } = each
      const { title, unit } = measure(criterion.measure)
      return [
        [
          title[language],
          { kind: 'remark', text: words.better(deploymentName(criterion.favours, language)) },
        ],
        [{ kind: 'verdict', verdict: each.verdict }],
        ...deployments.map(name => valueWithUnit(median(criterion.measure, name), unit)),
        ratio(each.ratio),
        interval(each.interval),
        ratio(criterion.threshold),
        String(each.rounds),
        ratio(each.detectable),
        probability(each.adjustedP),
      ]
    }),
  }
}

/** Below a thousandth the figures of a p value say nothing. */
const probability = (p: number) => (p < 0.001 ? '< 0.001' : figure(Number(p.toFixed(3))))
