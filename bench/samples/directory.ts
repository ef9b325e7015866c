import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { BenchEnvironment } from '../machine/environment.ts'
import { CONFIRMATION_COMMAND } from '../plan/confirmation-plan.ts'
import type { TrialKey } from '../plan/run-plan.ts'
import { runsUnder } from './results-directory.ts'
import { RUN_VERSION, type RunHeader, requireRunVersion } from './run-header.ts'
import type { Trial } from './trial.ts'
import { COMPRESSED, readTrial } from './trial-file.ts'

// A run's directory: header.json, trials/*.jsonl (compressed where it is kept), and what is made of them.

export const HEADER_FILE = 'header.json'
export const TRIALS = 'trials'

/** The samples of a trial that has ended, as they were written or compressed. */
const TRIAL_FILE = /\.jsonl(\.br)?$/

/** Begins a run's directory, which is there already. */
export function writeHeader(directory: string, header: RunHeader): void {
  mkdirSync(join(directory, TRIALS))
  writeFileSync(join(directory, HEADER_FILE), `${JSON.stringify(header, null, 2)}\n`)
}

/** @throws Error when the directory holds no run of this version; it says which revision reads it */
export function readHeader(directory: string): RunHeader {
  const file = join(directory, HEADER_FILE)
  if (!existsSync(file)) {
    throw new Error(
      `expected the directory of a run, with a ${HEADER_FILE} in it, found none at ${directory}. Remedy: give one that npm run bench has written under results/`,
    )
  }
  const header = JSON.parse(readFileSync(file, 'utf8')) as RunHeader
  requireRunVersion(file, header)
  return header
}

/** The runs of this version in a folder that a command made, the newest first. */
export function runsOf(
  command: string,
  results: string,
): readonly { readonly directory: string; readonly header: RunHeader }[] {
  return runsUnder(results, path => existsSync(join(path, HEADER_FILE)))
    .map(directory => ({
      directory,
      header: JSON.parse(readFileSync(join(directory, HEADER_FILE), 'utf8')) as RunHeader,
    }))
    .filter(({ header }) => header.version === RUN_VERSION && header.plan.command === command)
}

/**
 * Reads the header of a run that a command made.
 *
 * @throws Error when the directory holds no run of this version, or another command's, which it names
 */
export function readHeaderOf(command: string, directory: string): RunHeader {
  const header = readHeader(directory)
  const { command: own } = header.plan
  if (own === command) return header
  const remedy =
    own === CONFIRMATION_COMMAND
      ? `npm run ${own} RUN_A RUN_B --confirm DIR measures it again`
      : resumeLine(own, directory)
  throw new Error(
    `${directory}: expected a run of npm run ${command}, found one of npm run ${own}. Remedy: ${remedy}`,
  )
}

/** What is typed before the options of a command. */
export const beforeOptions = (command: string) =>
  `npm run ${command}${command.includes(' -- ') ? '' : ' --'}`

/** What is typed to go on with a run of a command. */
export function resumeLine(command: string, directory: string): string {
  return `${beforeOptions(command)} --resume ${directory}`
}

/** Where a trial's samples are written. */
export function trialPath(directory: string, { round, scenario, deployment }: TrialKey): string {
  const name = `${String(round).padStart(3, '0')}-${scenario}-${deployment}.jsonl`
  return join(directory, TRIALS, name)
}

/** Where the samples of a finished trial lie, compressed or not; undefined: it is yet to be made. */
export function findTrial(directory: string, trial: TrialKey): string | undefined {
  const path = trialPath(directory, trial)
  return [path, path + COMPRESSED].find(candidate => existsSync(candidate))
}

/** The samples of every finished trial of a run, in the order of their names. */
export function trialPaths(directory: string): readonly string[] {
  const names = readdirSync(join(directory, TRIALS)).filter(name => TRIAL_FILE.test(name))
  return names.sort().map(name => join(directory, TRIALS, name))
}

/**
 * Every finished trial of a run, in the order of their names.
 *
 * @throws Error when one is cut short, of another version, or of another machine
 */
export function readTrials(directory: string, header: RunHeader): readonly Trial[] {
  const expected = fingerprint(header.environment, header.pinning)
  return trialPaths(directory).map(path => {
    const trial = readTrial(path)
    const name = basename(trialPath(directory, trial.header))
    if (![name, name + COMPRESSED].includes(basename(path))) {
      throw new Error(
        `${path} is another trial than its name says. Remedy: put it back where it was, or measure again`,
      )
    }
    if (trial.header.fingerprint === expected) return trial
    throw new Error(
      `${path} is of another machine, revision or set of versions (${trial.header.fingerprint}) than its run (${expected}). Remedy: measure again; samples of two are never mixed`,
    )
  })
}

/**
 * What must be the same for two trials to be compared, as a short name: machine, kernel, limits, versions, revision, and
 * how the parts were bound to cores.
 */
export function fingerprint(environment: BenchEnvironment, pinning: string): string {
  const { startedAt: _, ...facts } = environment
  return createHash('sha256').update(JSON.stringify({ facts, pinning })).digest('hex').slice(0, 12)
}
