import { mean } from 'simple-statistics'
import { measureNamed } from '../../measures/registry.ts'
import { CHOICES, otherOf, pairsOf, splitByDeployment, valuesOf } from '../by-deployment.ts'
import type { DeploymentName } from '../claims/claim.ts'
import type { Comparison } from '../comparison.ts'
import { intervalOutcome, ratioLimits } from '../outcome.ts'
import { type PairedRatio, pairedLogRatio } from '../statistics/paired.ts'
import { type Interval, type MeanInterval, meanInterval } from '../statistics/student.ts'
import { favouredByDelay, favouredByLimit, type TokensBesidePages } from './tokens.ts'

/** Nearer to 1 than this nobody cares. */
const THRESHOLD = 1.05

type OfBoth<Value> = Readonly<Record<DeploymentName, Value>>

/** One deployment's need ÷ the other's, with its 95% interval. */
export type CostRatio = { readonly ratio: number; readonly interval: Interval }

/** Separate ÷ integrated; undefined where it is lost in the noise. */
export type Ratios = Readonly<Record<'cores' | 'memory', CostRatio | undefined>>

/** Something that was found out, and whom it speaks for; undefined: for none. */
export type Reason = { readonly favours: DeploymentName | undefined } & (
  | { readonly kind: 'your-pages'; readonly tokens: TokensBesidePages }
  /** Without a map: the p99 of a token's added delay beside the bench's own pages, in milliseconds; undefined: not measured. */
  | { readonly kind: 'bench-pages'; readonly p99: OfBoth<MeanInterval> | undefined }
  /** Shares of the live streams that a crash of the pages interrupts, or of the sockets that a release of them closes: means of the repeats. */
  | { readonly kind: Drop; readonly share: OfBoth<number> }
  /** How much more the one holds tokens up, be it within the limit. */
  | { readonly kind: 'delay'; readonly tokens: TokensBesidePages }
  /** Page load: how many times as long the p99 becomes in each, and integrated ÷ separate. */
  | { readonly kind: 'rise'; readonly times: OfBoth<number>; readonly ratio: PairedRatio }
  | { readonly kind: 'cost'; readonly ratios: Ratios; readonly rounds: number }
  /** The result has no value of it. */
  | { readonly kind: 'unmeasured'; readonly what: Drop | 'rise' | 'cost' | 'all-but-tokens' }
)

/** What can drop streams or sockets. */
export type Drop = 'crash' | 'release'

/** What a comparison says of the two for somebody's users. */
export type MeasuredCost = {
  readonly comparison: Comparison
  /** Undefined: it was too short to measure CPU. */
  readonly cost: { readonly ratios: Ratios; readonly rounds: number } | undefined
}

/**
 * Everything that speaks for one of the two, in order of weight: the first that does decides.
 *
 * 1. Tokens beside the pages, against the limit: what the app is for.
 * 2. What a crash or a release of the pages drops: all who are connected, at once.
 * 3. Tokens within the limit.
 * 4. Cores and memory: a few percent of them are bought sooner than any of the above.
 */
export function reasonsOf(
  tokens: TokensBesidePages | undefined,
  measured: MeasuredCost | undefined,
  sloMs: number,
): readonly Reason[] {
  const less = tokens && favouredByDelay(tokens.byDeployment)
  const delay: readonly Reason[] =
    tokens === undefined || less === undefined ? [] : [{ kind: 'delay', tokens, favours: less }]
  const yourPages: readonly Reason[] =
    tokens === undefined ? [] : [{ kind: 'your-pages', tokens, favours: favouredByLimit(tokens) }]
  if (measured === undefined) {
    return [...yourPages, ...delay, unmeasured('all-but-tokens')]
  }
  const { comparison, cost } = measured
  return [
    ...(tokens === undefined ? [besideBenchPages(comparison, sloMs)] : yourPages),
    dropped('crash', 'streams-hit-page-crash', comparison),
    dropped('release', 'sockets-dropped-page-release', comparison),
    ...delay,
    rise(comparison),
    cost === undefined
      ? unmeasured('cost')
      : { kind: 'cost', ratios: cost.ratios, rounds: cost.rounds, favours: cheaper(cost.ratios) },
  ]
}

/** Without a map: whose tokens are too late beside the bench's pages while the other's are not, both beyond doubt. */
function besideBenchPages(comparison: Comparison, sloMs: number): Reason {
  const limits = { from: Number.NEGATIVE_INFINITY, to: sloMs }
  const [integrated, separate] = CHOICES.map(deployment =>
    meanInterval(valuesOf(comparison, 'added-delay-p99-beside-pages', deployment)),
  )
  if (integrated === undefined || separate === undefined) {
    return { kind: 'bench-pages', p99: undefined, favours: undefined }
  }
  const [a, b] = [integrated, separate].map(({ interval }) => intervalOutcome(interval, limits))
  const other = b === 'above' && a === 'within' ? 'integrated' : undefined
  return {
    kind: 'bench-pages',
    p99: { integrated, separate },
    favours: a === 'above' && b === 'within' ? 'separate' : other,
  }
}

/** What the claims found of it in the repeats. */
function dropped(kind: Drop, measure: string, { claims }: Comparison): Reason {
  const evidence = claims
    .flatMap(claim => claim.evidence)
    .find(({ criterion }) => criterion.measure === measure)
  if (evidence?.state !== 'count') return unmeasured(kind)
  const { favours } = evidence.criterion
  const [integrated, separate] = [mean([...evidence.integrated]), mean([...evidence.separate])]
  const found = { confirmed: favours, refuted: otherOf(favours) } as const
  const { verdict } = evidence
  return {
    kind,
    share: { integrated, separate },
    favours: verdict === 'confirmed' || verdict === 'refuted' ? found[verdict] : undefined,
  }
}

/** It speaks for one when its interval lies beyond the threshold. */
function rise({ observations }: Comparison): Reason {
  const measure = measureNamed('token-delay-rise')
  const rises = observations.filter(each => each.measure === measure.name)
  const pairs = pairsOf(splitByDeployment(rises), 'integrated')
  const alone = (values: readonly number[]) =>
    pairedLogRatio(
      values.map(worse => ({ worse, better: 1 })),
      measure,
    )
  const integrated = alone(pairs.map(({ worse }) => worse))
  const separate = alone(pairs.map(({ better }) => better))
  const ratio = pairedLogRatio(pairs, measure)
  if (ratio === undefined || integrated === undefined || separate === undefined) {
    return unmeasured('rise')
  }
  return {
    kind: 'rise',
    times: { integrated: integrated.ratio, separate: separate.ratio },
    ratio,
    favours: smaller({ ratio: 1 / ratio.ratio, interval: inverse(ratio.interval) }),
  }
}

/** Whom cores and memory speak for, unless they speak for both. */
function cheaper({ cores, memory }: Ratios): DeploymentName | undefined {
  const [first, ...others] = new Set(
    [smaller(cores), smaller(memory)].filter(each => each !== undefined),
  )
  return others.length === 0 ? first : undefined
}

/** Which of the two a ratio, separate ÷ integrated, gives less: its whole interval must lie beyond the threshold. */
export function smaller(ratio: CostRatio | undefined): DeploymentName | undefined {
  if (ratio === undefined) return undefined
  const outcome = intervalOutcome(ratio.interval, ratioLimits(THRESHOLD))
  if (outcome === 'above') return 'integrated'
  return outcome === 'below' ? 'separate' : undefined
}

const inverse = ({ from, to }: Interval): Interval => ({ from: 1 / to, to: 1 / from })

type Unmeasured = Extract<Reason, { kind: 'unmeasured' }>

const unmeasured = (what: Unmeasured['what']): Reason => ({
  kind: 'unmeasured',
  what,
  favours: undefined,
})
