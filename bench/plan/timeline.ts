import { type Answers, answers, generatorOf, type Profile } from './profile.ts'
import type { ProfileWindow } from './windows.ts'

/** A span of a run, in seconds after the load began. */
export type Span = { readonly from: number; readonly to: number }

/** A load window: its whole span, and the part in which the load is steady, which alone is measured. */
export type LoadWindow = ProfileWindow & { readonly span: Span; readonly steady: Span }

/** Sockets are opened, then left idle until the memory is read at the end of the span. */
export type Step = { readonly connections: number; readonly opening: Span; readonly idle: Span }

/** What happens when in a run. Shared by k6 and the runner. */
export type Timeline = {
  readonly steps: readonly Step[]
  readonly windows: readonly LoadWindow[]
  readonly end: number
}

/** The rule of the warm-up: until the first answers of a window have reached their mean length. */
export const warmUpSeconds = ({ meanSeconds }: Pick<Answers, 'meanSeconds'>): number =>
  Math.ceil(meanSeconds)

/** After a window, for the last answers to end. */
const settleAfter = ({ settleSeconds }: ProfileWindow) =>
  settleSeconds ?? Math.ceil(answers.meanSeconds * 1.5)

/** The timeline of a profile. */
export function timeline(profile: Profile): Timeline {
  const steps = planSteps(profile)
  const start = steps.at(-1)?.idle.to ?? 0
  const windows = planWindows(profile, start)
  const last = windows.at(-1)
  return { steps, windows, end: last === undefined ? start : last.span.to + settleAfter(last) }
}

/** When a socket is opened: one after another within its step. */
export function openingMoment(socket: number, { steps }: Timeline): number {
  let first = 0
  for (const { connections, opening } of steps) {
    if (socket < connections) {
      return opening.from + ((socket - first) / (connections - first)) * (opening.to - opening.from)
    }
    first = connections
  }
  throw new RangeError(`expected a socket below ${first}, found ${socket}`)
}

/** The last window whose answers have ended when the window at `index` begins: where one flows on, its answers still run. */
export function lastEndedBefore(
  index: number,
  { windows }: Pick<Timeline, 'windows'>,
): LoadWindow | undefined {
  const before = windows[index - 1]
  return before?.flowsOn ? windows[index - 2] : before
}

/** The probe asks on each of its sockets as it opens: none is left idle. */
function planSteps(profile: Profile): readonly Step[] {
  if (generatorOf(profile) === 'probe') return []
  const { steps, connectsPerSecond, idleSeconds } = profile
  let from = 0
  let opened = 0
  return steps.map(connections => {
    const opening = { from, to: from + Math.ceil((connections - opened) / connectsPerSecond) }
    const idle = { from: opening.to, to: opening.to + 1 + idleSeconds }
    from = idle.to
    opened = connections
    return { connections, opening, idle }
  })
}

function pauseAfter(window: ProfileWindow): number {
  if (window.flowsOn) return 0
  return window.tokensPerSecond > 0 ? settleAfter(window) : 1
}

function planWindows({ windows }: Profile, start: number): readonly LoadWindow[] {
  let from = start
  return windows.map(window => {
    const span = { from, to: from + window.seconds }
    from = span.to + pauseAfter(window)
    const warmUp = window.warmUpSeconds ?? warmUpSeconds(answers)
    return { ...window, span, steady: { from: span.from + warmUp, to: span.to } }
  })
}
