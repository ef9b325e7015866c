import type { ClaimResult } from '../../verdicts/comparison.ts'
import type { Section } from '../document/block.ts'
import type { Text } from '../document/table.ts'
import type { ReportContext } from '../input.ts'
import type { Language } from '../language.ts'
import { VERDICTS } from '../verdict-signs.ts'
import { verdictText } from '../verdict-text/verdict-text.ts'
import { claimText, dictionary } from '../words/dictionary.ts'
import { claimId } from './claim-section.ts'

/** The first part: how the claims came out, one sentence each, in the words of the comparison. */
export function verdictsSection({ comparison, language }: ReportContext): Section {
  const words = dictionary[language].claimSection
  const counts = VERDICTS.map(verdict => ({
    verdict,
    count: comparison.claims.filter(claim => claim.verdict === verdict).length,
  }))
  return {
    id: 'verdicts',
    title: dictionary[language].sections.verdicts,
    blocks: [
      { kind: 'tally', counts },
      {
        kind: 'table',
        table: {
          caption: words.verdictTable,
          columns: [
            { title: words.claim, kind: 'text' },
            { title: words.verdict, kind: 'text' },
            { title: words.sentence, kind: 'text' },
          ],
          rows: comparison.claims.map(result => [
            [
              {
                kind: 'link',
                text: claimText(result.claim, comparison.header.plan, language).title,
                section: claimId(result.claim),
              },
            ],
            verdictCell(result, language),
            verdictText(result, language),
          ]),
        },
      },
    ],
    sections: [],
  }
}

/** The verdict, and whether it was to be expected from how the deployments are built. */
function verdictCell({ verdict, byConstruction }: ClaimResult, language: Language): Text {
  const badge = { kind: 'verdict', verdict } as const
  if (!byConstruction) return [badge]
  return [badge, { kind: 'remark', text: dictionary[language].claimSection.byConstruction }]
}
