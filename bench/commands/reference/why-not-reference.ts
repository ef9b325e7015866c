import { appName } from '../../samples/app-name.ts'
import type { RunHeader } from '../../samples/run-header.ts'

/** A reference result has at least this budget. */
export const LEAST_MINUTES = 90

/** Why a comparison cannot be the reference result, and what to do; undefined where it can. */
export function whyNotReference(
  { plan, environment }: RunHeader,
  cut: boolean,
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
  if (cut) {
    return 'expected a whole comparison, found one that was cut. Remedy: npm run bench -- --resume goes on with it'
  }
  if (rounds.budgetMinutes < LEAST_MINUTES) {
    return `expected a budget of at least ${LEAST_MINUTES} minutes, found ${rounds.budgetMinutes}. Remedy: npm run bench -- --budget ${LEAST_MINUTES}m`
  }
  if (git.state === 'known' && !git.dirty) return undefined
  return 'expected a result of a committed revision, found one of files that no revision has. Remedy: commit, then measure'
}
