import type { Summary } from '../../measures/figures/summary.ts'
import { trialSummary } from '../../measures/figures/trial-summary.ts'
import { needsOwnPages } from '../../plan/own-pages.ts'
import type { Profile } from '../../plan/profile.ts'
import type { ScenarioName } from '../../plan/scenario-name.ts'
import { interference } from '../../plan/scenarios/interference.ts'
import { streamLadder } from '../../plan/scenarios/stream-ladder.ts'
import { reachedMemoryLadder } from '../../plan/socket-capacity.ts'
import { visiting, warming } from '../../plan/visits.ts'
import {
  interferenceTable,
  memoryLadderTable,
  streamLadderTable,
} from '../../report/ladder-table.ts'
import { runTable } from '../../report/run-table.ts'
import type { Trial } from '../../samples/trial.ts'

/** A load that is put on one deployment, and how its result is printed. */
export type BenchScenario = {
  readonly name: ScenarioName
  readonly profile: Profile
  /** What of it this machine does not reach, a line each. */
  readonly missed: readonly string[]
  readonly table: (trial: Trial) => string
}

/** The plain load, and with `all` the ladders and interference behind it. */
export async function loadScenarios(options: {
  profile: Profile
  all: boolean
  /** A page of somebody's own, in place of the rendered one. */
  page: string | undefined
  /** The directory of another app, which is not asked for what it has no pages for. */
  app: string | undefined
}): Promise<readonly BenchScenario[]> {
  const { profile, all, page, app } = options
  const visits = { page, otherApp: app !== undefined }
  const load: BenchScenario = {
    name: 'load',
    profile: visiting(profile, visits),
    missed: [],
    table: trial => runTable(trialSummary(trial) as Summary),
  }
  if (!all) return [load]
  const ladder = await reachedMemoryLadder()
  const { seed } = profile
  const scenarios: readonly BenchScenario[] = [
    load,
    {
      name: 'memory-ladder',
      profile: { ...warming(ladder.profile, visits), seed },
      missed: ladder.missed,
      table: memoryLadderTable,
    },
    {
      name: 'stream-ladder',
      profile: { ...warming(streamLadder, visits), seed },
      missed: [],
      table: streamLadderTable,
    },
    {
      name: 'interference',
      profile: { ...visiting(interference, visits), seed },
      missed: [],
      table: interferenceTable,
    },
  ]
  return app === undefined
    ? scenarios
    : scenarios.filter(({ name }) => !needsOwnPages.includes(name))
}
