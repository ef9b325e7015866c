import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { besideItself } from '../../plan/subjects/again.ts'
import { appName } from '../../samples/app-name.ts'
import {
  HEADER_FILE,
  readHeader,
  TRIALS,
  trialPaths,
  writeHeader,
} from '../../samples/directory.ts'
import type { RunHeader } from '../../samples/run-header.ts'
import { COMPRESSED, compress } from '../../samples/trial-file.ts'
import { isInterrupted } from '../../verdicts/stop.ts'

/**
 * Puts a comparison among those that are kept: its header and its samples, compressed. One of at least {@link LEAST_MINUTES}
 * becomes the reference; the run that was it is kept beside it under a name of its own, without the reports that were made of it,
 * unless it is the same run. A shorter one is kept beside the reference.
 *
 * @throws Error with the remedy for a comparison that cannot be kept; then nothing has changed
 */
export function archive(run: string, reference: string): void {
  const header = readHeader(run)
  const problem = whyNotKept(header, isInterrupted(run))
  if (problem !== undefined) throw new Error(`${run}: ${problem}`)
  const samples = trialPaths(run).map(path => ({
    name: `${basename(path)}${COMPRESSED}`,
    content: compress(readFileSync(path, 'utf8')),
  }))
  if (isWhole(header)) moveAside(reference, header.startedAt)
  const place = isWhole(header) ? reference : besideReference(reference, header)
  rmSync(place, { recursive: true, force: true })
  mkdirSync(place, { recursive: true })
  writeHeader(place, header)
  for (const { name, content } of samples) {
    writeFileSync(join(place, TRIALS, name), content)
  }
}

/** Keeps the run that is the reference beside it, under its own name; unless it is the one that began then. */
export function moveAside(reference: string, startedAt: string): void {
  if (!existsSync(join(reference, HEADER_FILE))) return
  const former = readHeader(reference)
  if (former.startedAt === startedAt) return
  const kept = besideReference(reference, former)
  mkdirSync(kept)
  for (const part of [HEADER_FILE, TRIALS]) renameSync(join(reference, part), join(kept, part))
}

/** A directory beside the reference, named for the moment and the machine of a run. */
function besideReference(reference: string, { startedAt, environment }: RunHeader): string {
  const machine = environment.cpuModel.replaceAll(/\((R|TM)\)/gi, '').toLowerCase()
  const words = machine.match(/[a-z0-9]+/g) ?? []
  const name = [startedAt.slice(0, 19).replaceAll(':', '-'), ...words].join('-')
  return join(dirname(resolve(reference)), name)
}

/** A reference result has at least this budget. */
export const LEAST_MINUTES = 90

/** Whether a comparison that may be kept becomes the reference. */
export const isWhole = ({ plan: { rounds } }: RunHeader) =>
  rounds.until === 'narrow' && rounds.budgetMinutes >= LEAST_MINUTES

/** Why a comparison cannot be kept among the results, and what to do; undefined where it can. */
export function whyNotKept(
  { plan, environment }: RunHeader,
  interrupted: boolean,
): string | undefined {
  const { git, app } = environment
  const { quick, cores, rounds, subjects, loadFactor } = plan
  const itself = besideItself(subjects)
  if (itself !== undefined) {
    return `expected a comparison of both deployments, found ${itself} beside itself. Remedy: npm run bench, without --aa`
  }
  if (app !== undefined) {
    return `expected a comparison of this project's own pages, found one of ${appName(app)}. Remedy: npm run bench`
  }
  if (cores !== undefined) {
    return `expected a comparison of equal cores, found one with --cores ${cores}. Remedy: npm run bench, without it`
  }
  if (loadFactor !== undefined) {
    return `expected a comparison at the default load, found one at ${loadFactor} of it. Remedy: npm run bench on a machine that can offer it`
  }
  if (quick || rounds.until === 'done')
    return 'expected a whole comparison, found a quick one. Remedy: npm run bench'
  if (interrupted) {
    return 'expected a whole comparison, found one that was interrupted. Remedy: npm run bench -- --resume goes on with it'
  }
  if (git.state === 'known' && !git.dirty) return undefined
  return 'expected a result of a committed revision, found one of files that no revision has. Remedy: commit, then measure'
}
