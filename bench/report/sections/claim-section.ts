import type { Unit } from '../../measures/measure.ts'
import { measureNamed } from '../../measures/registry.ts'
import type { Claim } from '../../verdicts/claims/claim.ts'
import type { ClaimResult, Evidence, TestedEvidence } from '../../verdicts/comparison.ts'
import type { ChartData } from '../charts/chart-data.ts'
import { curve } from '../charts/curve.ts'
import { delays } from '../charts/delays.ts'
import type { ChartContext, Drawing } from '../charts/drawing.ts'
import { forest } from '../charts/forest.ts'
import { ladder } from '../charts/ladder.ts'
import { timeline } from '../charts/timeline.ts'
import type { Block, Section } from '../document.ts'
import { absent, pointsOf, valueWithUnit } from '../figure.ts'
import type { ReportContext } from '../input.ts'
import type { Language } from '../language.ts'
import type { Table } from '../table.ts'
import { missingText, verdictText } from '../verdict-text.ts'
import { claimText, dictionary, measureTitle, nameInPlaceOf } from '../words/dictionary.ts'
import { differenceTable, ratioTable } from './tested-table.ts'

/** The address of a claim's section. */
export const claimId = ({ name }: Claim) => `claim-${name}`

/** Every claim: what it says, what decides it, the evidence, the charts, and what could be wrong. */
export function claimsSection(context: ReportContext): Section {
  return {
    id: 'claims',
    title: dictionary[context.language].sections.claims,
    blocks: [],
    sections: context.comparison.claims.map(result => claimSection(result, context)),
  }
}

function claimSection(result: ClaimResult, context: ReportContext): Section {
  const { claim, verdict } = result
  const { language } = context
  const words = dictionary[language].claimSection
  const says = claimText(claim, context.comparison.header.plan, language)
  const needs =
    claim.state === 'not-measured'
      ? [term(words.needs, dictionary[language].needs[claim.needs])]
      : []
  return {
    id: claimId(claim),
    title: says.title,
    verdict,
    blocks: [
      { kind: 'paragraph', text: verdictText(result, language), tone: 'lead' },
      { kind: 'quote', text: says.seed, source: words.seed },
      {
        kind: 'terms',
        terms: [
          term(words.confirmedWhen, says.confirmedWhen),
          term(words.refutedWhen, says.refutedWhen),
          ...needs,
        ],
      },
      ...evidenceBlocks(result.evidence, context),
      ...charts(claim, context).map((drawing): Block => ({ kind: 'chart', drawing })),
      { kind: 'note', title: words.caveat, text: says.caveat },
    ],
    sections: [],
  }
}

const term = (name: string, text: string) => ({ term: name, text })

/** Evidence of any kind: the chart of its ratios, its tables with their footnote, and what is missing. */
export function evidenceBlocks(
  evidence: readonly Evidence[],
  context: ReportContext,
): readonly Block[] {
  const { language, comparison } = context
  const ratios = evidence.filter(each => each.state === 'ratio')
  const differences = evidence.filter(each => each.state === 'difference')
  const counts = evidence.filter(each => each.state === 'count')
  const missing = evidence.filter(each => each.state === 'missing')
  const rows = ratios.map(each => ({
    evidence: each,
    measure: measureNamed(each.criterion.measure),
  }))
  return [
    ...(ratios.length === 0
      ? []
      : [
          chart(forest(rows, comparison.observations, language)),
          table(ratioTable(ratios, context)),
        ]),
    ...(differences.length === 0 ? [] : [table(differenceTable(differences, context))]),
    ...markBlocks([...ratios, ...differences], language),
    ...(counts.length === 0 ? [] : [table(countTable(counts, context))]),
    ...(missing.length === 0 ? [] : missingBlocks(missing, context)),
  ]
}

/** The sentence of the asterisks in the tables, where there are any. */
function markBlocks(tested: readonly TestedEvidence[], language: Language): readonly Block[] {
  if (tested.every(({ overheadHigh }) => overheadHigh === undefined)) return []
  return [{ kind: 'paragraph', text: dictionary[language].delays.marked, tone: 'quiet' }]
}

function missingBlocks(
  missing: readonly Extract<Evidence, { state: 'missing' }>[],
  { language }: ReportContext,
): readonly Block[] {
  return [
    {
      kind: 'terms',
      terms: missing.map(({ criterion, reason }) => ({
        term: dictionary[language].punctuation.bracketed(
          measureTitle(criterion.measure, language),
          dictionary[language].claimSection.missing,
        ),
        text: missingText(reason, language),
      })),
    },
  ]
}

const chart = (drawing: Drawing): Block => ({ kind: 'chart', drawing })
const table = (content: Extract<Block, { kind: 'table' }>['table']): Block => ({
  kind: 'table',
  table: content,
})

function charts({ name }: Claim, context: ReportContext): readonly Drawing[] {
  return context.charts
    .filter(({ claim }) => claim === name)
    .flatMap(data => draw(data, context) ?? [])
}

/** A chart's data → its drawing in one language; undefined where there is nothing to draw. */
export function draw(chart: ChartData, context: ChartContext): Drawing | undefined {
  switch (chart.kind) {
    case 'ladder':
      return chart.points.length === 0 ? undefined : ladder(chart, context)
    case 'curve':
      return chart.points.length === 0 ? undefined : curve(chart, context)
    case 'delays':
      return chart.series.length === 0 ? undefined : delays(chart, context)
    case 'timeline':
      return chart.courses.length === 0 ? undefined : timeline(chart, context)
  }
}

/** The counts of a claim, each repeat's; a value that came several times is written once. */
function countTable(
  evidence: readonly Extract<Evidence, { state: 'count' }>[],
  context: ReportContext,
): Table {
  const { language } = context
  const words = dictionary[language].evidence
  return {
    caption: words.counts,
    columns: [
      { title: words.measure, kind: 'text' },
      { title: dictionary[language].claimSection.verdict, kind: 'text' },
      { title: nameInPlaceOf('integrated', context), kind: 'number' },
      { title: nameInPlaceOf('separate', context), kind: 'number' },
      { title: words.threshold, kind: 'number' },
    ],
    rows: evidence.map(({ criterion, integrated, separate, verdict }) => {
      const { unit } = measureNamed(criterion.measure)
      return [
        [
          measureTitle(criterion.measure, language),
          { kind: 'remark', text: words.better(nameInPlaceOf(criterion.favours, context)) },
        ],
        [
          { kind: 'verdict', verdict },
          ...(criterion.byConstruction
            ? [{ kind: 'remark', text: dictionary[language].claimSection.byConstruction } as const]
            : []),
        ],
        repeats(integrated, unit, language),
        repeats(separate, unit, language),
        differenceText(criterion.threshold, unit, language),
      ]
    }),
  }
}

/** `3, 4 (×2)`: ascending, so that the ends, which decide, are seen at once. */
function repeats(values: readonly number[], unit: Unit, language: Language): string {
  if (values.length === 0) return absent
  const ascending = values.toSorted((a, b) => a - b)
  return [...Map.groupBy(ascending, value => valueWithUnit(value, unit))]
    .map(([shown, same]) => (same.length === 1 ? shown : `${shown} (×${same.length})`))
    .join(dictionary[language].punctuation.list)
}

/** How far apart two values of a unit are: between shares, that is percentage points. */
function differenceText(value: number, unit: Unit, language: Language): string {
  if (unit !== 'share') return valueWithUnit(value, unit)
  return dictionary[language].findings.points(pointsOf(value))
}
