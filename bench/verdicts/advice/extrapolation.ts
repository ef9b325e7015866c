import { connectionsOf } from '../../plan/profile.ts'
import { profileIn, repeatedLoad } from '../../plan/run-plan.ts'
import type { ProfileWindow } from '../../plan/windows.ts'
import type { RunHeader } from '../../samples/run-header.ts'
import { CHOICES, valuesOf } from '../by-deployment.ts'
import type { Comparison } from '../comparison.ts'
import type { Demand } from './demand.ts'

/** What can be asked for beyond what was measured; a process's tokens, and the share of its core that pages take. */
export type Quantity =
  | 'connections'
  | 'tokensPerSecond'
  | 'pagesPerSecond'
  | 'pageMs'
  | 'pageShare'
  | 'tokensPerProcess'

/** Something that is asked for beyond what was measured. */
export type Extrapolation = {
  readonly what: Quantity
  readonly asked: number
  readonly measured: number
  /** asked ÷ measured. */
  readonly times: number
}

/** Those of several quantities of which more is asked than was measured. */
export function beyond(
  sides: readonly (readonly [what: Quantity, asked: number, measured: number])[],
): readonly Extrapolation[] {
  return sides
    .filter(([, asked, measured]) => asked > measured)
    .map(([what, asked, measured]) => ({ what, asked, measured, times: asked / measured }))
}

/** What of a demand lies beyond what the trials of a comparison loaded its deployments with. */
export function extrapolated(demand: Demand, comparison: Comparison): readonly Extrapolation[] {
  const { connections, tokensPerSecond, pagesPerSecond } = loadOf(comparison.header)
  const climbed = {
    connections: climbedConnections(comparison),
    tokensPerSecond: climbedTokensPerSecond(comparison),
  }
  return beyond([
    ['connections', demand.connections, Math.max(connections, climbed.connections)],
    ['tokensPerSecond', demand.tokensPerSecond, Math.max(tokensPerSecond, climbed.tokensPerSecond)],
    ['pagesPerSecond', demand.pagesPerSecond, pagesPerSecond],
  ])
}

/** The most that a load round asked of a deployment. */
export function loadOf({ plan, answers }: RunHeader): Demand {
  const profile = repeatedLoad(plan)
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

/** The top of the memory ladder that both climbed on this machine; 0 where one did not. */
function climbedConnections({ trials, header }: Comparison): number {
  const climbed = CHOICES.every(deployment =>
    trials.some(
      trial =>
        trial.scenario === 'memory-ladder' &&
        trial.deployment === deployment &&
        trial.state !== 'void',
    ),
  )
  const ladder = profileIn(header.plan, 'memory-ladder')
  return climbed && ladder !== undefined ? connectionsOf(ladder) : 0
}

/**
 * What both bore on the stream ladder; 0 where one did not climb it. Where a knee was found, the streams below it × what one
 * takes. Else the ladder or the load generator ended first, and how far up is not recorded: but a slope of the memory needs
 * three rungs.
 */
function climbedTokensPerSecond(comparison: Comparison): number {
  const { meanTokens, meanSeconds } = comparison.header.answers
  const perStream = meanTokens / meanSeconds
  const thirdRung = profileIn(comparison.header.plan, 'stream-ladder')?.windows[2]
  const borne = CHOICES.map(deployment => {
    const knees = valuesOf(comparison, 'capacity', deployment)
    if (knees.length > 0) return Math.max(...knees) * perStream
    const slopes = valuesOf(comparison, 'memory-slope-streaming', deployment)
    return slopes.length > 0 ? (thirdRung?.tokensPerSecond ?? 0) : 0
  })
  return Math.min(...borne)
}
