import type { ComparisonHeader } from '../comparison/header.ts'
import { connectionsOf } from '../load/profile.ts'
import type { ProfileWindow } from '../load/windows.ts'
import type { Demand } from './demand.ts'

/** Something that is asked for beyond what was measured. */
export type Outside = {
  readonly what: string
  readonly asked: number
  readonly measured: number
  /** asked ÷ measured. */
  readonly times: number
}

/** What of a demand lies beyond what the trials of a comparison loaded a deployment with. */
export function outsideOf(demand: Demand, header: ComparisonHeader): readonly Outside[] {
  const measured = coveredBy(header)
  const sides = [
    { what: 'connections', asked: demand.connections, measured: measured.connections },
    {
      what: 'tokens a second',
      asked: demand.tokensPerSecond,
      measured: measured.tokensPerSecond,
    },
    {
      what: 'page requests a second',
      asked: demand.pagesPerSecond,
      measured: measured.pagesPerSecond,
    },
  ]
  return sides
    .filter(({ asked, measured }) => asked > measured)
    .map(side => ({ ...side, times: side.asked / side.measured }))
}

/** The most that a trial asked of a deployment. */
export function coveredBy({ profile, answers }: ComparisonHeader): Demand {
  const most = (of: (window: ProfileWindow) => number) => Math.max(0, ...profile.windows.map(of))
  const tokensPerSecond = most(window => window.tokensPerSecond)
  return {
    connections: connectionsOf(profile),
    // By Little's law: answers begun a second × how long one takes.
    streams: (tokensPerSecond / answers.meanTokens) * answers.meanSeconds,
    tokensPerSecond,
    pagesPerSecond: most(({ pages }) => pages.reduce((sum, { perSecond }) => sum + perSecond, 0)),
  }
}
