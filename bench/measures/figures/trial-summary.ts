import type { Trial } from '../../samples/trial.ts'
import type { Reason } from '../reason.ts'
import { type Validity, windowValidity } from '../validity.ts'
import { type Summary, summarise } from './summary.ts'
import type { WindowFigures } from './window-figures.ts'

/** Every measure asks for it, and it is the same each time. */
const known = new WeakMap<Trial, Summary>()

/** The summary of a trial with load; undefined for one without. */
export function trialSummary(trial: Trial): Summary | undefined {
  const before = known.get(trial)
  if (before !== undefined) return before
  const { action, answers, harnessCores } = trial.header
  if (action.type !== 'load') return undefined
  const summary = summarise({ profile: action.profile, answers, harnessCores }, trial.samples)
  known.set(trial, summary)
  return summary
}

/** The windows of a trial whose figures may be used: those that are not void. */
export function usableWindows(trial: Trial): readonly WindowFigures[] {
  const windows = trialSummary(trial)?.windows ?? []
  return windows.filter(window => stateOf(trial, window) !== 'void')
}

/** A void window counts where it is asked what its being left out does. */
function stateOf({ voids }: Trial, window: WindowFigures): Validity['state'] {
  const { state } = windowValidity(window)
  return state === 'void' && voids === 'kept' ? 'valid' : state
}

/** A window of that name whose figures are the deployment's: neither void nor the load generator's limit. */
export function validWindow(trial: Trial, name: string): WindowFigures | undefined {
  const window = trialSummary(trial)?.windows.find(window => window.name === name)
  return window !== undefined && stateOf(trial, window) === 'valid' ? window : undefined
}

/**
 * May the figures of a trial be quoted? Of a plain load every window must be in order. A ladder goes to where things break:
 * it is void or limited only when all of its windows are. A trial without load has nothing that could be wrong with it.
 */
export function trialValidity(trial: Trial): Validity {
  const summary = trialSummary(trial)
  if (summary === undefined) return { state: 'valid', reasons: [] }
  if (trial.header.scenario === 'load') return summary.validity
  const states = summary.windows.map(window => windowValidity(window))
  return states.some(({ state }) => state === 'valid')
    ? { state: 'valid', reasons: [] }
    : summary.validity
}

/** The same; a trial that failed is void. */
export function trialState(trial: Trial): {
  readonly state: Validity['state']
  readonly reasons: readonly Reason[]
} {
  if (trial.failure !== undefined) {
    return { state: 'void', reasons: [{ kind: 'failed', message: trial.failure }] }
  }
  return trialValidity(trial)
}
