/** What clients ask of a deployment around a fault, and when. The same for each deployment: shares have the same base. */
export type FaultLoad = {
  /** Sockets with one long answer each. */
  readonly streams: number
  readonly tokens: number
  readonly gapMs: number
  /** When the fault is done, after every answer has begun. */
  readonly faultAtMs: number
  /** Page requests a second, open loop: static and rendered in turn. */
  readonly pagesPerSecond: number
  /** Attempts a second to open a further socket. */
  readonly socketsPerSecond: number
  /** Until when pages and sockets are asked for. */
  readonly durationMs: number
}

/**
 * Answers of 12 s end within the drain of a restart (`DRAIN_MS`, 20 s): a trial takes half a minute with its start, and
 * leaves out answers that are longer than a drain.
 */
export const faultLoad: FaultLoad = {
  streams: 200,
  tokens: 120,
  gapMs: 100,
  faultAtMs: 2_000,
  pagesPerSecond: 20,
  socketsPerSecond: 10,
  durationMs: 20_000,
}

/** The same for a fault that waits for no drain: it is over, and who was hit is back, before the answers have ended. */
export const briefFaultLoad: FaultLoad = { ...faultLoad, durationMs: 13_000 }
