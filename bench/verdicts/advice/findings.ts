import type { MeasureName } from '../../measures/measure.ts'
import { slo } from '../../plan/slo.ts'
import type { DeploymentName } from '../claims/claim.ts'
import { type ClaimName, claims } from '../claims/registry.ts'
import type { Comparison } from '../comparison.ts'
import { countOutcome, ratioBeyond } from '../outcome.ts'
import { type MeanInterval, meanInterval } from '../statistics/mean-interval.ts'
import { type PairedRatio, pairedLogRatio } from '../statistics/paired-log-ratio.ts'
import { valuesOf } from '../values-of.ts'

/** Nearer to 1 than this nobody cares. */
export const THRESHOLD = 1.05

/** What the added delay of a token may be at p99. */
export const DELAY_SLO_MS = slo.addedDelayMs

/** What was found out about what the pages do to the streams. */
export type Finding = {
  readonly text: string
  /** Whom it speaks for; undefined: for none. */
  readonly favours: DeploymentName | undefined
}

/**
 * The streams' safety from the pages. `late`: whose tokens are too late beside pages while the other's are not, both beyond doubt;
 * undefined where a delay is unknown.
 */
export type Isolation = {
  readonly findings: readonly Finding[]
  readonly late: DeploymentName | undefined
}

/** Reads the findings off a comparison. What was not measured says so, and which command does. */
export function isolationOf(comparison: Comparison): Isolation {
  return {
    findings: [crashFinding(comparison), riseFinding(comparison)],
    late: lateAlone(comparison),
  }
}

function lateAlone(comparison: Comparison): DeploymentName | undefined {
  const [integrated, separate] = (['integrated', 'separate'] as const).map(
    deployment => meanInterval(valuesOf(comparison, DELAY_BESIDE_PAGES, deployment))?.interval,
  )
  if (integrated === undefined || separate === undefined) return undefined
  if (integrated.from > DELAY_SLO_MS && separate.to <= DELAY_SLO_MS) return 'integrated'
  if (separate.from > DELAY_SLO_MS && integrated.to <= DELAY_SLO_MS) return 'separate'
  return undefined
}

const HIT = 'streams-hit-page-crash'
/** Of the live streams: fewer nobody notices, as the claim on fault tolerance has it. */
const HIT_THRESHOLD = thresholdOf('fault-tolerance', HIT)
const RISE = 'token-delay-rise'
const DELAY_BESIDE_PAGES = 'added-delay-p99-beside-pages'

/** Counted: it speaks for one when every repeat of it is below every repeat of the other, by more than the threshold. */
function crashFinding(comparison: Comparison): Finding {
  const integrated = valuesOf(comparison, HIT, 'integrated')
  const separate = valuesOf(comparison, HIT, 'separate')
  const [a, b] = [meanOf(integrated), meanOf(separate)]
  if (a === undefined || b === undefined)
    return notMeasured('What a crash of the pages does to streams')
  const text = `A crash of the process with the pages interrupts ${percent(a)} of the live streams in integrated, ${percent(b)} in separate.`
  const outcome = countOutcome(integrated, separate, HIT_THRESHOLD)
  if (outcome === 'larger') return { text, favours: 'separate' }
  return { text, favours: outcome === 'smaller' ? 'integrated' : undefined }
}

/** A ratio: it speaks for one when its interval lies beyond the threshold. */
function riseFinding(comparison: Comparison): Finding {
  const pairs = pairsOf(comparison)
  // All three of the same rounds: the quotient of the first two is then the third.
  const integrated = pairedLogRatio(pairs.map(({ worse }) => ({ worse, better: 1 })))
  const separate = pairedLogRatio(pairs.map(({ better }) => ({ worse: better, better: 1 })))
  const ratio = pairedLogRatio(pairs)
  if (ratio === undefined || integrated === undefined || separate === undefined) {
    return notMeasured('What page load does to the delay of tokens')
  }
  const text = `Beside page load the p99 of a token's added delay becomes ${integrated.ratio.toFixed(2)} times as long as without in integrated and ${separate.ratio.toFixed(2)} times in separate: ${riseText(ratio)}.`
  const side = ratioBeyond(ratio.interval, THRESHOLD)
  if (side === 'above') return { text, favours: 'separate' }
  return { text, favours: side === 'below' ? 'integrated' : undefined }
}

/** Rounds that have the rise of both. */
function pairsOf({ observations }: Comparison) {
  const rises = observations.filter(({ measure }) => measure === RISE)
  return rises
    .filter(({ deployment }) => deployment === 'integrated')
    .flatMap(({ round, value }) => {
      const other = rises.find(each => each.deployment === 'separate' && each.round === round)
      return other === undefined ? [] : [{ worse: value, better: other.value }]
    })
}

const notMeasured = (what: string): Finding => ({
  text: `${what} was not measured in this result: npm run bench measures it.`,
  favours: undefined,
})

const meanOf = (values: readonly number[]): MeanInterval['mean'] | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length
const percent = (share: number) => `${(share * 100).toFixed(0)}%`
const riseText = ({ ratio, interval }: PairedRatio) =>
  `${ratio.toFixed(2)} times as large a rise (95% interval ${interval.from.toFixed(2)} to ${interval.to.toFixed(2)})`

/** @throws Error when the claim does not rest on the measure */
function thresholdOf(name: ClaimName, measure: MeasureName): number {
  const claim = claims.find(each => each.name === name)
  const criteria = claim?.state === 'measured' ? claim.criteria : []
  const criterion = criteria.find(each => each.measure === measure)
  if (criterion !== undefined) return criterion.threshold
  throw new Error(`expected ${measure} among the criteria of ${name}, found none`)
}
