import { metrics } from '../core/metrics/names.ts'
import { dashboard } from './dashboard.ts'
import { durations } from './panels/durations.ts'
import { errors } from './panels/errors.ts'
import { headlines } from './panels/headlines.ts'
import { traffic } from './panels/traffic.ts'
import { uids } from './uids.ts'

/** RED of each deployment: rate, errors, duration. One screen at 1080p: no headings. */
export const overview = dashboard({
  uid: uids.overview,
  title: 'Chat: overview',
  description: `Rate, errors and duration of each deployment. ${metrics.ready.name} and its neighbours come from the processes' admin ports.`,
  sections: [{ panels: [...headlines, ...traffic, ...errors, ...durations] }],
})
