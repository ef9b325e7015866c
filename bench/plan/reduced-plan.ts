import { answers, generatorOf, type Profile } from './profile.ts'
import type { RunPlan } from './run-plan.ts'
import type { Action } from './scenarios/scenario.ts'

/**
 * The most live streams at once of the load that can be reduced: of tokens a second as many as Little's law says. 0: there is nothing to
 * reduce. A ladder climbs until it breaks, and a drill counts its few clients.
 */
export function reducibleStreams(plan: Pick<RunPlan, 'scenarios' | 'answers'>): number {
  const { meanSeconds, meanTokens } = plan.answers ?? answers
  const streams = plan.scenarios.map(({ action }) => {
    if (action.type === 'visits') return action.visits.streams
    if (action.type !== 'load' || !hasTokensOfK6(action.profile)) return 0
    const tokensPerSecond = action.profile.windows.map(window => window.tokensPerSecond)
    return (Math.max(...tokensPerSecond) * meanSeconds) / meanTokens
  })
  return Math.round(Math.max(0, ...streams))
}

/** The plan with a part of its load of tokens; pages take their share of a core on any machine. */
export function reducedPlan(plan: RunPlan, loadFactor: number): RunPlan {
  if (loadFactor === 1) return plan
  const scenarios = plan.scenarios.map(planned => ({
    ...planned,
    action: reduced(planned.action, loadFactor),
  }))
  return { ...plan, scenarios, loadFactor }
}

function reduced(action: Action, factor: number): Action {
  if (action.type === 'visits') {
    const { visits } = action
    return { ...action, visits: { ...visits, streams: Math.round(visits.streams * factor) } }
  }
  if (action.type !== 'load' || !hasTokensOfK6(action.profile)) return action
  const windows = action.profile.windows.map(window => ({
    ...window,
    tokensPerSecond: Math.round(window.tokensPerSecond * factor),
  }))
  return { ...action, profile: { ...action.profile, windows } }
}

const hasTokensOfK6 = (profile: Profile) =>
  generatorOf(profile) === 'k6' &&
  profile.windows.some(({ tokensPerSecond }) => tokensPerSecond > 0)
