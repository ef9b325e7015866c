import { type PageMs, pageLoadsMs } from '../plan/scenarios/page-loads.ts'
import { slo } from '../plan/slo.ts'
import type { SeenVisit } from './figures/visited-points.ts'
import type { Measure } from './measure.ts'

// What pages do to the tokens, of one pair of visits to one deployment: the share of tokens later than the SLO's limit beside the pages − the
// share without them.

/** None where a stream broke off: the tokens that it missed would be the late ones. */
function lateShare(visits: readonly SeenVisit[], pageMs: number): number | undefined {
  const { sample } = visits.find(({ visit }) => visit.point.pageMs === pageMs) ?? {}
  if (sample === undefined || sample.lost.length > 0) return undefined
  const { delayUs } = sample
  return delayUs.filter(us => us > slo.addedDelayMs * 1_000).length / delayUs.length
}

/** Above 0: pages make tokens late that are not late without them. */
const lateTokensBeside = <Ms extends PageMs>(pageMs: Ms) =>
  ({
    name: `late-tokens-beside-${pageMs}-ms-pages` as const,
    unit: 'share',
    better: 'lower',
    skewed: true,
    scenario: 'page-loads',
    of: () => undefined,
    ofPair: visits => {
      const [alone, beside] = [lateShare(visits, 0), lateShare(visits, pageMs)]
      return alone === undefined || beside === undefined ? undefined : beside - alone
    },
  }) as const satisfies Measure

const [light, middle, heavy] = pageLoadsMs

/** At each of the three page loads. */
export const lateTokensBesidePages = [
  lateTokensBeside(light),
  lateTokensBeside(middle),
  lateTokensBeside(heavy),
] as const
