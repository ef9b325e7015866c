import { interference } from '../load/interference.ts'
import { type Profile, withPage } from '../load/profile.ts'
import { streamLadder } from '../load/stream-ladder.ts'
import type { Summary } from '../measures/summary.ts'
import { trialSummary } from '../measures/trial-summary.ts'
import { interferenceTable, memoryLadderTable, streamLadderTable } from '../report/ladder-table.ts'
import { runTable } from '../report/run-table.ts'
import { reachedMemoryLadder } from '../run/reach.ts'
import type { ScenarioName, Trial } from '../samples/trial.ts'

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
}): Promise<readonly BenchScenario[]> {
  const { profile, all, page } = options
  const own = (plain: Profile) => (page === undefined ? plain : withPage(plain, page))
  const load: BenchScenario = {
    name: 'load',
    profile: own(profile),
    missed: [],
    table: trial => runTable(trialSummary(trial) as Summary),
  }
  if (!all) return [load]
  const ladder = await reachedMemoryLadder()
  const { seed } = profile
  return [
    load,
    {
      name: 'memory-ladder',
      profile: { ...ladder.profile, seed },
      missed: ladder.missed,
      table: memoryLadderTable,
    },
    {
      name: 'stream-ladder',
      profile: { ...streamLadder, seed },
      missed: [],
      table: streamLadderTable,
    },
    {
      name: 'interference',
      profile: { ...own(interference), seed },
      missed: [],
      table: interferenceTable,
    },
  ]
}
