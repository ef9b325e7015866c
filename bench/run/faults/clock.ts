import { pause } from '../../machine/process/pause.ts'

/** The time of a drill: milliseconds since its clients had their first text. */
export type DrillClock = {
  /** The time of now, or of another moment of `performance.now()`. */
  at(moment?: number): number
  /** Resolves at that time, at once when it is over; rejects with the signal's reason. */
  until(atMs: number, signal: AbortSignal): Promise<void>
}

/** Starts a clock. */
export function startClock(): DrillClock {
  const startedAt = performance.now()
  const at = (moment = performance.now()) => moment - startedAt
  return {
    at,
    until: (atMs, signal) => pause(atMs - at(), signal),
  }
}
