import { observationsOf } from '../measures/observations.ts'
import { readHeader, readTrials } from '../samples/directory.ts'
import type { RunHeader } from '../samples/run-header.ts'
import type { Trial } from '../samples/trial.ts'
import { decide } from './stop.ts'

/** Whether a comparison's plan has ended: every interval is narrow, or the budget is spent. */
export function isWhole(header: RunHeader, trials: readonly Trial[]): boolean {
  return decide(header, trials, trials.flatMap(observationsOf)).state === 'stop'
}

/**
 * Whether a comparison ended before its plan did. A report says nothing of it: an interrupted one may have a report of what it has.
 *
 * @throws Error when the directory holds no comparison of this version, or its trials do not belong together
 */
export function isInterrupted(directory: string): boolean {
  const header = readHeader(directory)
  return !isWhole(header, readTrials(directory, header))
}
