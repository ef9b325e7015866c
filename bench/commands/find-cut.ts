import { join, resolve } from 'node:path'
import { root } from '../machine/root.ts'
import type { Begun } from '../run/begin.ts'
import type { IsWhole } from '../run/measure-plan.ts'
import { readHeaderOf, readTrials, runsOf } from '../samples/directory.ts'
import type { MeasureOptions } from './command-line/measure-flags.ts'

/**
 * Finds the run of a command to go on with: the one that is named, or the newest that was cut.
 *
 * @throws Error when there is none, or when it is another command's
 */
export function findCut(
  resume: NonNullable<MeasureOptions['resume']>,
  { command, isWhole }: { command: string; isWhole: IsWhole },
): Begun {
  if (resume !== 'newest') {
    const directory = resolve(resume.directory)
    return { directory, header: readHeaderOf(command, directory) }
  }
  const cut = runsOf(command, join(root, 'results')).find(
    ({ directory, header }) => !isWhole(header, readTrials(directory, header)),
  )
  if (cut !== undefined) return cut
  throw new Error(
    `expected a run of npm run ${command} that was cut under results/, found none. Remedy: npm run ${command} begins one`,
  )
}
