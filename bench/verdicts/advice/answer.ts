import type { DeploymentName } from '../claims/claim.ts'
import { ratioBeyond } from '../outcome.ts'
import { otherOf } from '../sides.ts'
import type { Interval } from '../statistics/interval.ts'
import { DELAY_SLO_MS, type Isolation, THRESHOLD } from './findings.ts'

/** What is advised, and by which rule. */
export type Answer =
  | {
      readonly state: 'deployment'
      readonly deployment: DeploymentName
      readonly rule: 'delay' | 'cost' | 'isolation'
      readonly reason: string
      /** Where it needs more than the other, and findings that speak for the other: what is given up. */
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

/** What the two cost: how much one needs of each resource beside the other, and how many machines each takes. */
export type Cost = {
  readonly ratios: Ratios
  readonly machines: Readonly<Record<DeploymentName, number>>
}

/** Which of the two a ratio speaks for: its whole interval must lie beyond the threshold. */
export function cheaperBy(ratio: CostRatio | undefined): DeploymentName | undefined {
  if (ratio === undefined) return undefined
  const side = ratioBeyond(ratio.interval, THRESHOLD)
  if (side === 'above') return 'integrated'
  return side === 'below' ? 'separate' : undefined
}

/**
 * The rules, in this order:
 *
 * 1. delay: where the tokens of one alone are too late beside page load (p99 above 50 ms, the whole interval; the other's below),
 *    the other.
 * 2. cost: where cores or memory speak for one, the whole interval beyond 5%, and neither for the other, that one. It may
 *    still need more of the other resource, by less than that or not beyond doubt: the answer says so beside what is given up.
 * 3. isolation: where cost decides nothing, the one whose streams suffer less from the pages.
 * 4. Else it is a toss-up.
 *
 * Cost comes before isolation because it is paid at every moment; what is given up for it is said beside the answer.
 */
export function decide(costs: Cost, isolation: Isolation): Answer {
  const { ratios } = costs
  const { late } = isolation
  if (late !== undefined) {
    const reason = `the p99 of a token's added delay beside page load is above ${DELAY_SLO_MS} ms in ${late}, its whole interval, and below in ${otherOf(late)}`
    return chosen(otherOf(late), { rule: 'delay', reason }, { costs, isolation })
  }
  const [cores, memory] = [cheaperBy(ratios.cores), cheaperBy(ratios.memory)]
  const cheaper = cores ?? memory
  const opposed = cores !== undefined && memory !== undefined && cores !== memory
  if (cheaper !== undefined && !opposed) {
    const reason = costReason({ cores, memory }, ratios)
    return chosen(cheaper, { rule: 'cost', reason }, { costs, isolation })
  }
  const cost = opposed
    ? `cores speak for ${cores}, memory for ${memory}`
    : 'neither cores nor memory differ beyond doubt'
  const safer = new Set(isolation.findings.flatMap(({ favours }) => favours ?? []))
  const [favoured] = safer
  if (favoured !== undefined && safer.size === 1) {
    const reason = `${cost}, and its streams suffer less from the pages`
    return chosen(favoured, { rule: 'isolation', reason }, { costs, isolation })
  }
  return {
    state: 'toss-up',
    reason: `${cost}, and what the pages do to the streams decides nothing`,
  }
}

function costReason(
  { cores, memory }: Readonly<Record<keyof Ratios, DeploymentName | undefined>>,
  ratios: Ratios,
): string {
  if (cores !== undefined && memory !== undefined) {
    return 'it needs fewer cores and less memory, by more than 5% each'
  }
  if (cores === undefined) {
    return `it needs less memory, by more than 5%; ${restText('cores do', ratios.cores)}`
  }
  return `it needs fewer cores, by more than 5%; ${restText('memory does', ratios.memory)}`
}

function restText(does: string, ratio: CostRatio | undefined): string {
  if (ratio === undefined) return 'how the other resource compares is lost in the noise'
  return `${does} not differ by more than 5% beyond doubt`
}

function chosen(
  deployment: DeploymentName,
  { rule, reason }: { rule: 'delay' | 'cost' | 'isolation'; reason: string },
  { costs, isolation }: { costs: Cost; isolation: Isolation },
): Answer {
  const findings = isolation.findings.filter(({ favours }) => favours === otherOf(deployment))
  const against = [...dearer(deployment, costs), ...findings.map(({ text }) => text)]
  return { state: 'deployment', deployment, rule, reason, against }
}

/** Where the chosen one needs more than the other, be it within doubt: one line, or none. */
function dearer(deployment: DeploymentName, { ratios, machines }: Cost): readonly string[] {
  const resources = (['cores', 'memory'] as const).flatMap(name => {
    const ratio = ratios[name]
    if (ratio === undefined) return []
    const { ratio: times, interval } = deployment === 'separate' ? ratio : inverse(ratio)
    // What rounds to 1.00 would say that nothing is given up.
    if (times < 1.005) return []
    return [
      `${name} ${times.toFixed(2)} times (${interval.from.toFixed(2)} to ${interval.to.toFixed(2)})`,
    ]
  })
  const [own, others] = [machines[deployment], machines[otherOf(deployment)]]
  const more = own > others ? [`${own} machines instead of ${others}`] : []
  const parts = [...resources, ...more]
  return parts.length === 0 ? [] : [`${parts.join(', ')}.`]
}

const inverse = ({ ratio, interval }: CostRatio): CostRatio => ({
  ratio: 1 / ratio,
  interval: { from: 1 / interval.to, to: 1 / interval.from },
})
