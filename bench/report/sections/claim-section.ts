import { measureNamed } from '../../measures/registry.ts'
import type { Claim } from '../../verdicts/claims/claim.ts'
import type { ClaimResult, Evidence, TestedEvidence } from '../../verdicts/comparison.ts'
import { draw } from '../charts/draw.ts'
import type { Drawing } from '../charts/drawing.ts'
import { forest } from '../charts/forest.ts'
import type { Block, Section } from '../document/block.ts'
import type { ReportContext } from '../input.ts'
import type { Language } from '../language.ts'
import { missingText } from '../verdict-text/finding-text.ts'
import { verdictText } from '../verdict-text/verdict-text.ts'
import { claimText, dictionary, measureTitle } from '../words/dictionary.ts'
import { countTable } from './count-table.ts'
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
      ...evidenceBlocks(result, context),
      ...charts(claim, context).map((drawing): Block => ({ kind: 'chart', drawing })),
      { kind: 'note', title: words.caveat, text: says.caveat },
    ],
    sections: [],
  }
}

const term = (name: string, text: string) => ({ term: name, text })

function evidenceBlocks({ evidence }: ClaimResult, context: ReportContext): readonly Block[] {
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
