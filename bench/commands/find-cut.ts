import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { root } from '../machine/root.ts'
import type { Begun } from '../run/begin.ts'
import type { IsWhole } from '../run/measure-plan.ts'
import { HEADER_FILE, readHeader, readTrials } from '../samples/directory.ts'
import { runsUnder } from '../samples/results-directory.ts'
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
  if (resume !== 'newest') return named(resolve(resume.directory), command)
  const runs = runsUnder(join(root, 'results'), path => existsSync(join(path, HEADER_FILE)))
  const cut = runs
    .map(directory => ({ directory, header: readHeader(directory) }))
    .filter(({ header }) => header.plan.command === command)
    .find(({ directory, header }) => !isWhole(header, readTrials(directory, header)))
  if (cut !== undefined) return cut
  throw new Error(
    `expected a run of npm run ${command} that was cut under results/, found none. Remedy: npm run ${command} begins one`,
  )
}

function named(directory: string, command: string): Begun {
  const header = readHeader(directory)
  const { command: own } = header.plan
  if (own === command) return { directory, header }
  throw new Error(
    `${directory}: expected a run of npm run ${command}, found one of npm run ${own}. Remedy: npm run ${own} -- --resume ${directory}`,
  )
}
