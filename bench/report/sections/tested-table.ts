import { distribution } from '../../measures/figures/distribution.ts'
import { measureNamed } from '../../measures/registry.ts'
import { MINIMUM_ROUNDS } from '../../plan/limits.ts'
import { otherOf, roleOf, valuesOf } from '../../verdicts/by-deployment.ts'
import type { Evidence, TestedEvidence } from '../../verdicts/comparison.ts'
import { absent, figure, interval, pointsOf, ratio, valueWithUnit } from '../figure.ts'
import type { ReportContext } from '../input.ts'
import type { Table, Text } from '../table.ts'
import { deploymentName, dictionary, measureTitle, nameInPlaceOf } from '../words/dictionary.ts'

/** How one kind of evidence is shown. */
type Shown<E extends TestedEvidence> = {
  readonly caption: string
  /** What the column of the effect is called. */
  readonly effect: string
  /** Between the names of the two that the effect is of: ÷ or −. */
  readonly sign: string
  readonly figures: (evidence: E) => {
    readonly effect: string
    readonly interval: string
    readonly threshold: string
    readonly detectable: string
  }
}

/** Evidence of a claim with everything that tells how far it can be trusted, and the medians that it comes from. */
function testedTable<E extends TestedEvidence>(
  evidence: readonly E[],
  shown: Shown<E>,
  context: ReportContext,
): Table {
  const { comparison, deployments, language } = context
  const words = dictionary[language].evidence
  /** Which stands against which: the claimed worse, then the claimed better; turned over where more is better. */
  const pair = ({ criterion: { favours, measure: name } }: E) => {
    const other = otherOf(favours)
    const names = measureNamed(name).better === 'lower' ? [other, favours] : [favours, other]
    return names.map(each => nameInPlaceOf(each, context)).join(` ${shown.sign} `)
  }
  const withMark = (text: string, rounds: number): Text =>
    rounds === 0 ? text : [text, { kind: 'remark', text: words.marked(rounds) }]
  const number = (title: string) => ({ title, kind: 'number' }) as const
  const median = (name: string, deployment: string) =>
    distribution(valuesOf(comparison, name, deployment)).p50
  return {
    caption: shown.caption,
    columns: [
      { title: words.measure, kind: 'text' },
      { title: dictionary[language].claimSection.verdict, kind: 'text' },
      ...deployments.map(name => number(deploymentName(name, language))),
      number(shown.effect),
      number(words.interval),
      number(words.threshold),
      number(words.rounds),
      number(words.detectable),
      number(words.adjustedP),
    ],
    rows: evidence.map(each => {
      const { criterion } = each
      const { unit } = measureNamed(criterion.measure)
      const figures = shown.figures(each)
      return [
        [
          measureTitle(criterion.measure, language),
          { kind: 'remark', text: words.better(nameInPlaceOf(criterion.favours, context)) },
        ],
        [{ kind: 'verdict', verdict: each.verdict }],
        ...deployments.map(name =>
          withMark(valueWithUnit(median(criterion.measure, name), unit), markedRounds(each, name)),
        ),
        [figures.effect, { kind: 'remark', text: pair(each) }],
        figures.interval,
        figures.threshold,
        each.rounds < MINIMUM_ROUNDS ? words.tooFew(each.rounds) : String(each.rounds),
        figures.detectable,
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
function markedRounds({ overheadHigh }: TestedEvidence, deployment: string): number {
  const role = roleOf(deployment)
  if (role === 'integrated') return overheadHigh?.integrated ?? 0
  return role === 'separate' ? (overheadHigh?.separate ?? 0) : 0
}

/** A difference of the evidence: of shares, as every one is. */
type DifferenceEvidence = Extract<Evidence, { state: 'difference' }>

/** The differences of a claim, in percentage points. They have no chart: its axis is of ratios. */
export function differenceTable(
  evidence: readonly DifferenceEvidence[],
  context: ReportContext,
): Table {
  const words = dictionary[context.language].evidence
  return testedTable(
    evidence,
    {
      caption: words.differences,
      effect: words.difference,
      sign: '−',
      figures: each => ({
        effect: pointsOf(each.difference, each.interval),
        interval: words.between(
          pointsOf(each.interval.from, each.interval),
          pointsOf(each.interval.to, each.interval),
        ),
        threshold: pointsOf(each.criterion.threshold),
        detectable: pointsOf(each.detectable, each.interval),
      }),
    },
    context,
  )
}

/** A ratio of the evidence. */
type RatioEvidence = Extract<Evidence, { state: 'ratio' }>

/** The ratios of a claim. */
export function ratioTable(evidence: readonly RatioEvidence[], context: ReportContext): Table {
  const words = dictionary[context.language].evidence
  return testedTable(
    evidence,
    {
      caption: words.ratios,
      effect: words.ratio,
      sign: '÷',
      figures: each => ({
        effect: ratio(each.ratio, each.interval),
        interval: interval(each.interval),
        threshold: ratio(each.criterion.threshold),
        detectable: ratio(each.detectable),
      }),
    },
    context,
  )
}
