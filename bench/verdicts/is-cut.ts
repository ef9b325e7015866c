import { readHeader, readTrials } from '../samples/directory.ts'
import { observe } from './conclude.ts'
import { decide } from './stop.ts'

/**
 * Whether a comparison ended before its plan did. A report says nothing of it: a cut one may have a report of what it has.
 *
 * @throws Error when the directory holds no comparison of this version, or its trials do not belong together
 */
export function isCut(directory: string): boolean {
  const header = readHeader(directory)
  const trials = readTrials(directory, header)
  return decide(header, trials, trials.flatMap(observe)).state !== 'stop'
}
