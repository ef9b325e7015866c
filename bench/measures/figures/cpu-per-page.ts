import type { Trial } from '../../samples/trial.ts'
import type { Measure } from '../measure.ts'
import { validWindow } from './trial-summary.ts'

const WINDOW = 'pages'

/**
 * What a page costs: CPU of all processes of the deployment in the steady part of the window with pages alone ÷ requests
 * answered with 200 in it. The pages of the profile are asked for equally often, so that it is the mean of them;
 * none where some were never asked for.
 */
export const cpuPerPage = {
  name: 'cpu-per-page',
  unit: 'microseconds',
  better: 'lower',
  scenario: 'load',
  of: trial => {
    const answered = answeredPages(trial)
    const microseconds = deploymentMicroseconds(trial)
    return answered === 0 || microseconds === undefined ? undefined : microseconds / answered
  },
} as const satisfies Measure

function answeredPages(trial: Trial): number {
  const pages = validWindow(trial, WINDOW)?.pages ?? []
  if (pages.some(({ unsent }) => unsent > 0)) return 0
  return pages.reduce((sum, { requests, failed }) => sum + requests - failed, 0)
}

function deploymentMicroseconds({ samples }: Trial): number | undefined {
  const usages = samples.filter(sample => sample.type === 'usage')
  return usages.find(({ window }) => window === WINDOW)?.cpuMicroseconds.deployment
}
