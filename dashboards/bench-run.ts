import { dashboard } from './dashboard.ts'
import { generator } from './panels/generator.ts'
import { load } from './panels/load.ts'
import { runHeadlines } from './panels/run-headlines.ts'
import { saturationOfRun } from './panels/saturation-of-run.ts'
import { uids } from './uids.ts'

/** One run of the bench: what was asked, what came of it, who was at the end of its core. */
export const benchRun = dashboard({
  uid: uids.benchRun,
  title: 'Chat: bench run',
  description:
    "One run of the bench: k6's own series, the probe's, and the health of the load generator.",
  oneRun: true,
  sections: [
    { panels: runHeadlines },
    { title: 'Load, as k6 sees it', panels: load },
    { title: 'Who is saturated?', panels: saturationOfRun },
    { title: 'Health of the load generator', panels: generator },
  ],
})
