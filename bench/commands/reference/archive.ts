import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { appName } from '../../samples/app-name.ts'
import { COMPRESSED, compress } from '../../samples/compressed.ts'
import {
  HEADER_FILE,
  readHeader,
  TRIALS,
  trialPaths,
  writeHeader,
} from '../../samples/directory.ts'
import type { RunHeader } from '../../samples/run-header.ts'
import { isInterrupted } from '../../verdicts/stop.ts'

/**
 * Puts a comparison where the reference result is kept: its header and its samples, compressed. The run that lay there is kept beside
 * it under a name of its own, without the reports that were made of it, unless it is the same run.
 *
 * @throws Error with the remedy for a comparison that cannot be the reference; then nothing has changed
 */
export function archive(run: string, reference: string): void {
  const header = readHeader(run)
  const problem = whyNotReference(header, isInterrupted(run))
  if (problem !== undefined) throw new Error(`${run}: ${problem}`)
  const samples = trialPaths(run).map(path => ({
    name: `${basename(path)}${COMPRESSED}`,
    content: compress(readFileSync(path, 'utf8')),
  }))
  moveAside(reference, header.startedAt)
  rmSync(reference, { recursive: true, force: true })
  mkdirSync(reference, { recursive: true })
  writeHeader(reference, header)
  for (const { name, content } of samples) {
    writeFileSync(join(reference, 'trials', name), content)
  }
}

/** Keeps the run that is the reference beside it, under its own name; unless it is the one that began then. */
export function moveAside(reference: string, startedAt: string): void {
  if (!existsSync(join(reference, HEADER_FILE))) return
  const former = readHeader(reference)
  if (former.startedAt === startedAt) return
  const kept = join(dirname(resolve(reference)), keptName(former))
  mkdirSync(kept)
  for (const part of [HEADER_FILE, TRIALS]) renameSync(join(reference, part), join(kept, part))
}

/** The moment and the machine of a run, as a directory is called. */
function keptName({ startedAt, environment }: RunHeader): string {
  const machine = environment.cpuModel.replaceAll(/\((R|TM)\)/gi, '').toLowerCase()
  const words = machine.match(/[a-z0-9]+/g) ?? []
  return [startedAt.slice(0, 19).replaceAll(':', '-'), ...words].join('-')
}

/** A reference result has at least this budget. */
export const LEAST_MINUTES = 90

/** Why a comparison cannot be the reference result, and what to do; undefined where it can. */
export function whyNotReference(
  { plan, environment }: RunHeader,
  interrupted: boolean,
): string | undefined {
  const { git, app } = environment
  const { quick, cores, rounds } = plan
  if (app !== undefined) {
    return `expected a comparison of this project's own pages, found one of ${appName(app)}. Remedy: npm run bench`
  }
  if (cores !== undefined) {
    return `expected a comparison of equal cores, found one with --cores ${cores}. Remedy: npm run bench, without it`
  }
  if (quick || rounds.until === 'done')
    return 'expected a whole comparison, found a quick one. Remedy: npm run bench'
  if (interrupted) {
    return 'expected a whole comparison, found one that was interrupted. Remedy: npm run bench -- --resume goes on with it'
  }
  if (rounds.budgetMinutes < LEAST_MINUTES) {
    return `expected a budget of at least ${LEAST_MINUTES} minutes, found ${rounds.budgetMinutes}. Remedy: npm run bench -- --budget ${LEAST_MINUTES}m`
  }
  if (git.state === 'known' && !git.dirty) return undefined
  return 'expected a result of a committed revision, found one of files that no revision has. Remedy: commit, then measure'
}
