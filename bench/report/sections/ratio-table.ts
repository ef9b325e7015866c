import type { Favoured } from '../../claims/claim.ts'
import type { Evidence } from '../../comparison/comparison.ts'
import { distribution } from '../../measures/distribution.ts'
import { MINIMUM_ROUNDS } from '../../statistics/next-step.ts'
import type { Table, Text } from '../document/block.ts'
import { absent, figure, interval, ratio, valueWithUnit } from '../format.ts'
import type { ReportContext } from '../input.ts'
import { claimWords } from '../labels/claim-labels.ts'
import { evidenceWords } from '../labels/evidence-labels.ts'
import { deploymentName } from '../language.ts'

/** A ratio of the evidence. */
export type RatioEvidence = Extract<Evidence, { state: 'ratio' }>

/** The ratios of a claim with everything that tells how far they can be trusted, and the medians they come from. */
export function ratioTable(
  evidence: readonly RatioEvidence[],
  { comparison, deployments, language, measure }: ReportContext,
): Table {
  const words = evidenceWords[language]
  /** Which is divided by which: the claimed worse ÷ the claimed better, turned over where more is better. */
  const quotient = (favours: Favoured, better: 'lower' | 'higher') => {
    const other = favours === 'integrated' ? 'separate' : 'integrated'
    const pair = better === 'lower' ? [other, favours] : [favours, other]
    return pair.map(name => deploymentName(name, language)).join(' ÷ ')
  }
  const withMark = (shown: string, rounds: number): Text =>
    rounds === 0 ? shown : [shown, { kind: 'remark', text: words.marked(rounds) }]
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
      const { title, unit, better } = measure(criterion.measure)
      return [
        [
          title[language],
          { kind: 'remark', text: words.better(deploymentName(criterion.favours, language)) },
        ],
        [{ kind: 'verdict', verdict: each.verdict }],
        ...deployments.map(name =>
          withMark(valueWithUnit(median(criterion.measure, name), unit), markedRounds(each, name)),
        ),
        [ratio(each.ratio), { kind: 'remark', text: quotient(criterion.favours, better) }],
        interval(each.interval),
        ratio(criterion.threshold),
        each.rounds < MINIMUM_ROUNDS ? words.tooFew(each.rounds) : String(each.rounds),
        ratio(each.detectable),
        probability(each.adjustedP),
      ]
    }),
  }
}

/** Below a thousandth the figures of a p value say nothing. */
function probability(p: number | undefined): string {
  if (p === undefined) return absent
  return p < 0.001 ? '< 0.001' : figure(Number(p.toFixed(3)))
}

/** In how many rounds a value of this deployment is marked. */
function markedRounds({ marked }: RatioEvidence, deployment: string): number {
  if (deployment === 'integrated') return marked?.integrated ?? 0
  return deployment === 'separate' ? (marked?.separate ?? 0) : 0
}
