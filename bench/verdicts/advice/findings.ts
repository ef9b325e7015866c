import { mean } from 'simple-statistics'
import { measureNamed } from '../../measures/registry.ts'
import { slo } from '../../plan/slo.ts'
import { otherOf, pairsOf, splitByDeployment } from '../by-deployment.ts'
import type { DeploymentName } from '../claims/claim.ts'
import type { Comparison } from '../comparison.ts'
import { intervalOutcome, ratioLimits } from '../outcome.ts'
import { meanInterval } from '../statistics/mean-interval.ts'
import { type Pair, type PairedRatio, pairedLogRatio } from '../statistics/paired-log-ratio.ts'
import { valuesOf } from '../values-of.ts'

/** Nearer to 1 than this nobody cares. */
export const THRESHOLD = 1.05

/** What was found out about what the pages do to the streams. */
export type IsolationFinding = {
  /** Whom it speaks for; undefined: for none. */
  readonly favours: DeploymentName | undefined
} & (
  | {
      /** A crash of the process with the pages: shares of the live streams that it interrupts, means of the repeats. */
      readonly kind: 'crash'
      readonly interrupted: Readonly<Record<DeploymentName, number>>
    }
  | {
      /** Page load: how many times as long the p99 of a token's added delay becomes. */
      readonly kind: 'rise'
      readonly times: Readonly<Record<DeploymentName, number>>
      /** Integrated ÷ separate. */
      readonly ratio: PairedRatio
    }
  /** The result has no value of it. */
  | { readonly kind: 'unmeasured'; readonly what: 'crash' | 'rise' }
)

/**
 * The streams' safety from the pages. `late`: whose tokens are too late beside pages while the other's are not, both beyond doubt;
 * undefined where a delay is unknown.
 */
export type Isolation = {
  readonly findings: readonly IsolationFinding[]
  readonly late: DeploymentName | undefined
}

/** Reads the findings off a comparison. */
export function isolationOf(comparison: Comparison): Isolation {
  return {
    findings: [crashFinding(comparison), riseFinding(comparison)],
    late: lateAlone(comparison),
  }
}

function lateAlone(comparison: Comparison): DeploymentName | undefined {
  const limits = { from: Number.NEGATIVE_INFINITY, to: slo.addedDelayMs }
  const [integrated, separate] = (['integrated', 'separate'] as const).map(
    deployment =>
      meanInterval(valuesOf(comparison, 'added-delay-p99-beside-pages', deployment))?.interval,
  )
  if (integrated === undefined || separate === undefined) return undefined
  const [a, b] = [integrated, separate].map(interval => intervalOutcome(interval, limits))
  if (a === 'above' && b === 'within') return 'integrated'
  return b === 'above' && a === 'within' ? 'separate' : undefined
}

/** What the claim on fault tolerance found of it. */
function crashFinding({ claims }: Comparison): IsolationFinding {
  const evidence = claims
    .flatMap(claim => claim.evidence)
    .find(({ criterion }) => criterion.measure === 'streams-hit-page-crash')
  if (evidence?.state !== 'count') return unmeasured('crash')
  const { criterion, verdict } = evidence
  const interrupted = {
    integrated: mean([...evidence.integrated]),
    separate: mean([...evidence.separate]),
  }
  const { favours } = criterion
  if (verdict === 'confirmed') return { kind: 'crash', interrupted, favours }
  const other = verdict === 'refuted' ? otherOf(favours) : undefined
  return { kind: 'crash', interrupted, favours: other }
}

/** A ratio: it speaks for one when its interval lies beyond the threshold. */
function riseFinding({ observations }: Comparison): IsolationFinding {
  const rises = observations.filter(({ measure }) => measure === RISE)
  const pairs = pairsOf(splitByDeployment(rises), 'integrated')
  const integrated = riseOf(pairs.map(({ worse }) => ({ worse, better: 1 })))
  const separate = riseOf(pairs.map(({ better }) => ({ worse: better, better: 1 })))
  const ratio = riseOf(pairs)
  if (ratio === undefined || integrated === undefined || separate === undefined) {
    return unmeasured('rise')
  }
  const outcome = intervalOutcome(ratio.interval, ratioLimits(THRESHOLD))
  return {
    kind: 'rise',
    times: { integrated: integrated.ratio, separate: separate.ratio },
    ratio,
    favours: outcome === 'above' ? 'separate' : outcome === 'below' ? 'integrated' : undefined,
  }
}

const RISE = 'token-delay-rise'
const riseOf = (pairs: readonly Pair[]) => pairedLogRatio(pairs, measureNamed(RISE))

const unmeasured = (what: 'crash' | 'rise'): IsolationFinding => ({
  kind: 'unmeasured',
  what,
  favours: undefined,
})
