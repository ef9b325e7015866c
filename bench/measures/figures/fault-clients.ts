import type {
  FaultPageSample,
  FaultSocketSample,
  FaultStreamSample,
} from '../../samples/drill-sample.ts'
import type { Trial } from '../../samples/trial.ts'

// What the clients of a fault saw, counted. Every figure is undefined where the trial has no such client.

/** When the fault was done, in milliseconds of the drill's clock; undefined when it was not. */
export function faultAt({ samples }: Trial): number | undefined {
  return samples.find(sample => sample.type === 'fault')?.atMs
}

/** The answers that ran through the fault. */
export function streamsOf({ samples }: Trial): readonly FaultStreamSample[] {
  return samples.filter(sample => sample.type === 'witness-stream')
}

/** Page requests that were planned from the fault on. */
export function pagesAfterFault(trial: Trial): readonly FaultPageSample[] {
  const pages = trial.samples.filter(sample => sample.type === 'witness-page')
  return afterFault(pages, trial)
}

/** Attempts to open a socket that were planned from the fault on. */
export function socketsAfterFault(trial: Trial): readonly FaultSocketSample[] {
  const sockets = trial.samples.filter(sample => sample.type === 'witness-socket')
  return afterFault(sockets, trial)
}

/** How many of all meet a condition, from 0 to 1. */
export function share<Item>(
  items: readonly Item[],
  meets: (item: Item) => boolean,
): number | undefined {
  if (items.length === 0) return undefined
  return items.filter(meets).length / items.length
}

/**
 * Fault → end of the first success that no failure follows, in milliseconds; 0 when nothing failed. When the last attempt
 * failed, the time until that one: the true figure is larger.
 */
export function recoveryMs(
  attempts: readonly {
    readonly atMs: number
    readonly durationMs: number
    readonly status: number
  }[],
  { succeeded, faultAtMs }: { succeeded: number; faultAtMs: number | undefined },
): number | undefined {
  const last = attempts.at(-1)
  if (faultAtMs === undefined || last === undefined) return undefined
  const failed = attempts.findLastIndex(({ status }) => status !== succeeded)
  if (failed === -1) return 0
  const back = attempts[failed + 1] ?? last
  return back.atMs + back.durationMs - faultAtMs
}

function afterFault<Item extends { readonly atMs: number }>(
  items: readonly Item[],
  trial: Trial,
): readonly Item[] {
  const faultAtMs = faultAt(trial)
  if (faultAtMs === undefined) return []
  return items.filter(({ atMs }) => atMs >= faultAtMs)
}
