import { trialSummary, trialValidity } from '../../measures/figures/trial-summary.ts'
import type { RunHeader } from '../../samples/run-header.ts'
import type { Trial } from '../../samples/trial.ts'
import { runTable } from '../run-table.ts'

/** Whose table is shown: the deployment with more processes, the columns of which need more explanation. */
const DEPLOYMENT = 'separate'

/**
 * The table of a single run, as the README explains it: that of the first round of load that is valid.
 *
 * @throws Error when no trial of load is valid
 */
export function oneRunText(run: RunHeader, trials: readonly Trial[]): string {
  const trial = trials
    .filter(({ header }) => header.scenario === 'load' && header.deployment === DEPLOYMENT)
    .find(each => trialValidity(each).state === 'valid')
  const summary = trial && trialSummary(trial)
  if (trial === undefined || summary === undefined) {
    throw new Error(`expected a valid trial of load of ${DEPLOYMENT}, found none`)
  }
  return [
    '```text',
    runTable(summary, run, DEPLOYMENT),
    '```',
    '',
    `(Round ${trial.header.round} of the reference result: an example, not a verdict.)`,
  ].join('\n')
}
