import type { ClaimResult, Comparison } from '../../verdicts/comparison.ts'
import type { Section } from '../document.ts'
import type { ReportContext } from '../input.ts'
import type { Language } from '../language.ts'
import type { Text } from '../table.ts'
import { VERDICTS } from '../verdict-signs.ts'
import { verdictText } from '../verdict-text.ts'
import { claimText, deploymentName, dictionary } from '../words/dictionary.ts'
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
      ...(comparison.voids.byDeployment.length === 0
        ? []
        : ([{ kind: 'paragraph', tone: 'quiet', text: voidsText(comparison, language) }] as const)),
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

/** How many windows of each were left out, and whether that matters. */
function voidsText({ voids, claims, header }: Comparison, language: Language): string {
  const { claimSection, verdicts } = dictionary[language]
  const { byDeployment, otherwise } = voids
  const counts = claimSection.voids(
    byDeployment.map(one => ({ ...one, deployment: deploymentName(one.deployment, language) })),
  )
  if (byDeployment.every(one => one.voids === 0)) return counts
  if (otherwise.length === 0) return counts + claimSection.sameWithVoids
  const changed = otherwise.flatMap(({ claim: name, verdict }) => {
    const found = claims.find(({ claim }) => claim.name === name)
    if (found === undefined) return []
    const { title } = claimText(found.claim, header.plan, language)
    return [{ title, verdict: verdicts[verdict] }]
  })
  return counts + claimSection.otherwiseWithVoids(changed)
}
