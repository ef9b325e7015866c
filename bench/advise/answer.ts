import type { Favoured } from '../claims/claim.ts'
import type { Interval } from '../comparison/comparison.ts'
import { DELAY_SLO_MS, type Isolation, THRESHOLD } from './findings.ts'

/** What is advised, and by which rule. */
export type Answer =
  | {
      readonly state: 'deployment'
      readonly deployment: Favoured
      readonly rule: 'delay' | 'cost' | 'isolation'
      readonly reason: string
      /** Findings that speak for the other one: what is given up. */
      readonly against: readonly string[]
    }
  | { readonly state: 'toss-up'; readonly reason: string }

/** One deployment's need ÷ the other's, with its 95% interval. */
export type CostRatio = { readonly ratio: number; readonly interval: Interval }

/** Separate ÷ integrated; undefined where it is lost in the noise. */
export type Ratios = {
  readonly cores: CostRatio | undefined
  readonly memory: CostRatio | undefined
}

/** Which of the two a ratio speaks for: its whole interval must lie beyond the threshold. */
export function cheaperBy(ratio: CostRatio | undefined): Favoured | undefined {
  if (ratio === undefined) return undefined
  if (ratio.interval.from > THRESHOLD) return 'integrated'
  if (ratio.interval.to < 1 / THRESHOLD) return 'separate'
  return undefined
}

/**
 * The rules, in this order:
 *
 * 1. delay: where the tokens of one alone are too late beside page load (p99 above 50 ms, the whole interval), the other.
 * 2. cost: where cores or memory speak for one, beyond 5%, and neither for the other, that one.
 * 3. isolation: where cost decides nothing, the one whose streams suffer less from the pages.
 * 4. Else it is a toss-up.
 *
 * Cost comes before isolation because it is paid at every moment; what is given up for it is said beside the answer.
 */
export function decide(ratios: Ratios, isolation: Isolation): Answer {
  const [late, ...alsoLate] = isolation.beyondSlo
  if (late !== undefined && alsoLate.length === 0) {
    const reason = `the p99 of a token's added delay beside page load is above ${DELAY_SLO_MS} ms in ${late}, its whole interval, and not in ${other(late)}`
    return chosen(other(late), 'delay', reason, isolation)
  }
  const [cores, memory] = [cheaperBy(ratios.cores), cheaperBy(ratios.memory)]
  const cheaper = cores ?? memory
  const opposed = cores !== undefined && memory !== undefined && cores !== memory
  if (cheaper !== undefined && !opposed) {
    const by = [...(cores ? ['cores'] : []), ...(memory ? ['memory'] : [])].join(' and ')
    const reason = `it needs less of ${by}, beyond 5%, and not more of the other`
    const both = 'it needs less of cores and of memory, beyond 5%'
    return chosen(cheaper, 'cost', cores && memory ? both : reason, isolation)
  }
  const cost = opposed
    ? `cores speak for ${cores}, memory for ${memory}`
    : 'neither cores nor memory differ beyond doubt'
  const safer = new Set(isolation.findings.flatMap(({ favours }) => favours ?? []))
  const [favoured] = safer
  if (favoured !== undefined && safer.size === 1) {
    const reason = `${cost}, and its streams suffer less from the pages`
    return chosen(favoured, 'isolation', reason, isolation)
  }
  return {
    state: 'toss-up',
    reason: `${cost}, and what the pages do to the streams decides nothing`,
  }
}

function chosen(
  deployment: Favoured,
  rule: 'delay' | 'cost' | 'isolation',
  reason: string,
  { findings }: Isolation,
): Answer {
  const against = findings.filter(({ favours }) => favours === other(deployment))
  return { state: 'deployment', deployment, rule, reason, against: against.map(({ text }) => text) }
}

const other = (deployment: Favoured): Favoured =>
  deployment === 'integrated' ? 'separate' : 'integrated'
