import { otherOf } from '../by-deployment.ts'
import type { DeploymentName } from '../claims/claim.ts'
import { intervalOutcome, ratioLimits } from '../outcome.ts'
import type { Interval } from '../statistics/interval.ts'
import { type Isolation, type IsolationFinding, THRESHOLD } from './findings.ts'

/** What is advised, and by which rule. */
export type Recommendation = {
  /** Which of the two each resource speaks for. */
  readonly cheaper: Cheaper
} & (
  | {
      readonly state: 'deployment'
      readonly deployment: DeploymentName
      readonly rule: 'delay' | 'cost' | 'isolation'
      /** Where it needs more than the other, be it within doubt. */
      readonly dearer: readonly Dearer[]
      /** Findings that speak for the other. */
      readonly against: readonly IsolationFinding[]
    }
  | { readonly state: 'toss-up' }
)

/** A deployment that needs less of a resource beyond doubt. */
export type Cheaper = Readonly<Record<'cores' | 'memory', DeploymentName | undefined>>

/** A resource of which the chosen one needs more: how much of the other's need, or how many machines. */
export type Dearer =
  | { readonly resource: 'cores' | 'memory'; readonly times: CostRatio }
  | { readonly resource: 'machines'; readonly own: number; readonly others: number }

/** One deployment's need ÷ the other's, with its 95% interval. */
export type CostRatio = { readonly ratio: number; readonly interval: Interval }

/** Separate ÷ integrated; undefined where it is lost in the noise. */
export type Ratios = Readonly<Record<'cores' | 'memory', CostRatio | undefined>>

/** What the two cost: how much one needs of each resource beside the other, and how many machines each takes. */
type Cost = {
  readonly ratios: Ratios
  readonly machines: Readonly<Record<DeploymentName, number>>
}

/** Which of the two a ratio speaks for: its whole interval must lie beyond the threshold. */
function cheaperBy(ratio: CostRatio | undefined): DeploymentName | undefined {
  if (ratio === undefined) return undefined
  const outcome = intervalOutcome(ratio.interval, ratioLimits(THRESHOLD))
  if (outcome === 'above') return 'integrated'
  return outcome === 'below' ? 'separate' : undefined
}

/**
 * The rules, in this order:
 *
 * 1. delay: where the tokens of one alone are too late beside page load (p99 above 50 ms, the whole interval; the other's below),
 *    the other.
 * 2. cost: where cores or memory speak for one, the whole interval beyond 5%, and neither for the other, that one. It may
 *    still need more of the other resource, by less than that or not beyond doubt: the answer has it in `dearer`.
 * 3. isolation: where cost decides nothing, the one whose streams suffer less from the pages.
 * 4. Else it is a toss-up.
 *
 * Cost comes before isolation because it is paid at every moment; what is given up for it is said beside the answer.
 */
export function recommend(cost: Cost, { findings, late }: Isolation): Recommendation {
  const cheaper = { cores: cheaperBy(cost.ratios.cores), memory: cheaperBy(cost.ratios.memory) }
  const chosen = (deployment: DeploymentName, rule: 'delay' | 'cost' | 'isolation') => ({
    state: 'deployment' as const,
    deployment,
    rule,
    cheaper,
    dearer: dearerOf(deployment, cost),
    against: findings.filter(({ favours }) => favours === otherOf(deployment)),
  })
  if (late !== undefined) return chosen(otherOf(late), 'delay')
  const [byCost, ...others] = agreed([cheaper.cores, cheaper.memory])
  if (byCost !== undefined && others.length === 0) return chosen(byCost, 'cost')
  const [safer, ...alsoSafer] = agreed(findings.map(({ favours }) => favours))
  if (safer !== undefined && alsoSafer.length === 0) return chosen(safer, 'isolation')
  return { state: 'toss-up', cheaper }
}

/** Each that something speaks for, once. */
const agreed = (voices: readonly (DeploymentName | undefined)[]) => [
  ...new Set(voices.filter(voice => voice !== undefined)),
]

function dearerOf(deployment: DeploymentName, { ratios, machines }: Cost): readonly Dearer[] {
  const resources = (['cores', 'memory'] as const).flatMap(resource => {
    const ratio = ratios[resource]
    if (ratio === undefined) return []
    const times = deployment === 'separate' ? ratio : inverse(ratio)
    // What rounds to 1.00 would say that nothing is given up.
    return times.ratio < 1.005 ? [] : [{ resource, times }]
  })
  const [own, others] = [machines[deployment], machines[otherOf(deployment)]]
  return own > others ? [...resources, { resource: 'machines', own, others }] : resources
}

const inverse = ({ ratio, interval }: CostRatio): CostRatio => ({
  ratio: 1 / ratio,
  interval: { from: 1 / interval.to, to: 1 / interval.from },
})
