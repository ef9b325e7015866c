import type { Section } from '../document/block.ts'
import type { ReportContext } from '../input.ts'
import { claimWords } from '../labels/claim-labels.ts'
import { sectionWords } from '../labels/page-labels.ts'
import { VERDICTS } from '../labels/verdict-labels.ts'
import { sentence } from '../verdict-text/sentence.ts'
import { claimWords as claimSays } from '../words/words.ts'
import { claimId } from './claim-section.ts'

/** The first part: how the claims came out, one sentence each, in the words of the comparison. */
export function verdictsSection({ comparison, language }: ReportContext): Section {
  const words = claimWords[language]
  const counts = VERDICTS.map(verdict => ({
    verdict,
    count: comparison.claims.filter(claim => claim.verdict === verdict).length,
  }))
  return {
    id: 'verdicts',
    title: sectionWords[language].verdicts,
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
                text: claimSays(result.claim, comparison.header.plan, language).title,
                section: claimId(result.claim),
              },
            ],
            [{ kind: 'verdict', verdict: result.verdict }],
            sentence(result)[language],
          ]),
        },
      },
    ],
    sections: [],
  }
}
