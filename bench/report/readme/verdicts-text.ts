import { measureNamed } from '../../measures/registry.ts'
import { REFERENCE_LINK } from '../../samples/reference-place.ts'
import type { ClaimResult, Comparison } from '../../verdicts/comparison.ts'
import { minute } from '../format.ts'
import { verdictLabels } from '../labels/verdict-labels.ts'
import { escapeMarkdown } from '../markdown/inline.ts'
import { claimId } from '../sections/claim-section.ts'
import { clause } from '../verdict-text/clause.ts'

/** What the README says of the reference result: how it was made, every verdict, and what speaks against the usual advice. */
export function verdictsText(comparison: Comparison): string {
  const against = comparison.claims.flatMap(contradictions)
  return [
    `${origin(comparison)} The whole report: [English](${REFERENCE_LINK}/report.md), [中文](${REFERENCE_LINK}/report.zh.md), and with its charts as one file, ${REFERENCE_LINK}/report.html; the samples lie beside it.`,
    verdictRows(comparison),
    ...(against.length === 0 ? [] : ['What speaks against the usual advice:', against.join('\n')]),
    stoppedAndLeftOut(comparison),
  ].join('\n\n')
}

function origin({ header, trials }: Comparison): string {
  const { environment, budgetMinutes, startedAt } = header
  const { versions, git } = environment
  const seconds = trials.reduce((sum, trial) => sum + trial.seconds, 0)
  const rounds = Math.max(...trials.map(({ round }) => round))
  const revision = git.state === 'known' ? `revision ${git.revision.slice(0, 7)}` : git.reason
  return (
    `Measured ${minute(startedAt)} by \`npm run bench -- --budget ${budgetMinutes}m\`: ${trials.length} trials in ` +
    `${rounds} rounds, ${Math.round(seconds / 60)} minutes, on ${environment.cpuModel}, ${environment.usableCores} cores, ` +
    `Node ${versions.node}, Next ${versions.next}, ws ${versions.ws}, ${revision}.`
  )
}

function verdictRows({ claims }: Comparison): string {
  const rows = claims.map(({ claim, verdict, sentence }) => {
    const { words, sign } = verdictLabels[verdict]
    const title = `[${escapeMarkdown(claim.title.en)}](${REFERENCE_LINK}/report.md#${claimId(claim)})`
    return `| ${title} | ${sign} **${words.en}** | ${escapeMarkdown(sentence.en)} |`
  })
  return ['| Claim | Verdict | What was found |', '|---|---|---|', ...rows].join('\n')
}

/** The measures of a claim that came out against it, a line each. */
function contradictions({ claim, evidence }: ClaimResult): readonly string[] {
  return evidence.flatMap(one => {
    if (one.state === 'missing' || one.verdict !== 'refuted') return []
    const found = clause(one, measureNamed(one.criterion.measure)).en
    return [`- “${escapeMarkdown(claim.seed.en)}” ${escapeMarkdown(found)}.`]
  })
}

function stoppedAndLeftOut({ stopped, notRun }: Comparison): string {
  const leftOut = notRun.map(({ en }) => en).join('; ')
  return escapeMarkdown(leftOut === '' ? stopped.en : `${stopped.en} Not run: ${leftOut}.`)
}
