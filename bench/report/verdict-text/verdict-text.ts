import { verdictOf } from '../../verdicts/combine.ts'
import type {
  ClaimResult,
  Evidence,
  Finding,
  MissingReason,
  Verdict,
} from '../../verdicts/comparison.ts'
import type { Language } from '../language.ts'
import { FINDINGS } from '../verdict-signs.ts'
import { dictionary } from '../words/dictionary.ts'
import { findingText, missingText } from './finding-text.ts'

/**
 * What a claim came to, in plain words: the figures of the first criterion that decides, which is the one that the claim
 * names first, and what all of them say. The verdict stands beside it wherever it is shown.
 */
export function verdictText({ claim, verdict, evidence }: ClaimResult, language: Language): string {
  const { findings, needs, unmeasured } = dictionary[language]
  if (claim.state === 'not-measured') return unmeasured.needs(needs[claim.needs])
  if (verdict === 'not measured') {
    // Each reason once, however many criteria have it; of the budgets that have room for one the least.
    const missing = evidence.flatMap(one => (one.state === 'missing' ? [one.reason] : []))
    const minutes = missing.map(one => minutesOf(one)).filter(each => each !== undefined)
    const least = Math.min(...minutes)
    const reasons = missing
      .filter(one => (minutesOf(one) ?? least) <= least)
      .map(one => missingText(one, language))
    return unmeasured.reasons([...new Set(reasons)])
  }
  const told = leading(evidence, verdict).map(one => findingText(one, language))
  return `${findings.but(told)}${tallyText(evidence, language)}`
}

const minutesOf = (reason: MissingReason) =>
  reason.kind === 'not-in-budget' ? reason.minutes : undefined

/** The evidence to quote: the first that says what the claim came to; of a mixed one the first of each side. */
function leading(evidence: readonly Evidence[], verdict: Verdict): readonly Evidence[] {
  const first = (...wanted: readonly Finding[]) =>
    wanted.flatMap(one => evidence.filter(each => verdictOf(each) === one)).slice(0, 1)
  if (verdict === 'mixed') return [...first('confirmed', 'for'), ...first('refuted', 'against')]
  if (verdict !== 'inconclusive') return first(verdict)
  return first('inconclusive', 'for', 'against', 'not measured')
}

/** How many criteria say what. */
function tallyText(evidence: readonly Evidence[], language: Language): string {
  const { tally } = dictionary[language]
  if (evidence.length < 2) return tally.single
  const verdicts = evidence.map(verdictOf)
  const counts = FINDINGS.map(
    verdict => [verdict, verdicts.filter(one => one === verdict).length] as const,
  ).filter(([, count]) => count > 0)
  const [only, ...others] = counts
  return only !== undefined && others.length === 0
    ? tally.unanimous(evidence.length, only[0])
    : tally.mixed(evidence.length, counts)
}
