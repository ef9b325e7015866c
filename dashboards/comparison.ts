import { dashboard } from './dashboard.ts'
import { costs } from './panels/costs.ts'
import { delays } from './panels/delays.ts'
import { pageLatencies } from './panels/page-latencies.ts'
import { results } from './panels/results.ts'
import { uids } from './uids.ts'

/** Integrated and separate beside each other, over the same runs of the bench or in production. */
export const comparison = dashboard({
  uid: uids.comparison,
  title: 'Chat: comparison',
  description:
    'The deployments beside each other. Choose the bench runs to compare; a time range that holds both shows their curves as well.',
  sections: [
    { title: 'Results of the chosen runs', panels: results },
    { title: 'Delay of each token', panels: delays },
    { title: 'Pages', panels: pageLatencies },
    { title: 'What it costs', panels: costs },
  ],
})
