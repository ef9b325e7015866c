import { basename } from 'node:path'
import { trialSummary } from '../measures/figures/trial-summary.ts'
import { type PlannedTrial, planRound, planScenarios } from '../plan/plan.ts'
import { findTrial, readTrials, trialPath } from '../samples/directory.ts'
import type { ComparisonHeader } from '../samples/header.ts'
import type { Trial } from '../samples/trial.ts'
import { readTrial } from '../samples/trial-file.ts'
import type { PrometheusServer } from '../telemetry/prometheus-server.ts'
import type { RunDisplay } from '../telemetry/run-state.ts'
import type { Begun } from './begin.ts'
import type { Harness } from './preflight.ts'
import { isLoad, runTrial } from './run-trial.ts'
import { type WatchedRun, watchRun } from './watch-run.ts'

/** What all rounds share. */
export type RoundsContext = {
  readonly harness: Harness
  readonly prometheus: PrometheusServer
  readonly display: RunDisplay | undefined
  readonly onProgress: (message: string) => void
  /** Whether no further round is needed: looked at after each one. */
  readonly isWhole: (header: ComparisonHeader, trials: readonly Trial[]) => boolean
}

/**
 * Makes round after round, until every interval is narrow enough or the budget is spent. Trials whose samples are there already
 * are not made again, so that a comparison that was cut goes on where it was; but the trials of a scenario in a round belong to
 * one moment, and where one of them is missing all are made again.
 *
 * @returns whether Prometheus has every series that it was sent
 * @throws ProcessFailure when a process of the first round ends by itself
 */
export async function measureRounds(
  begun: Begun,
  context: RoundsContext,
): Promise<{ readonly streamed: boolean }> {
  const { directory, header } = begun
  const plan = planScenarios(header)
  const streamed: boolean[] = []
  for (let round = 1; ; round++) {
    const planned = planRound(plan, round, header)
    for (const group of Map.groupBy(planned, ({ scenario }) => scenario).values()) {
      if (group.every(trial => findTrial(directory, trial) !== undefined)) continue
      for (const trial of group) {
        context.onProgress(`round ${round}, ${trial.scenario}, ${trial.deployment}`)
        streamed.push(...(await measureTrial(trial, begun, context)))
      }
    }
    const trials = readTrials(directory, header)
    if (!context.isWhole(header, trials)) continue
    return { streamed: streamed.length > 0 && streamed.every(Boolean) }
  }
}

/** Gives whether Prometheus took the trial's series; nothing for a drill, which has none. */
async function measureTrial(
  planned: PlannedTrial,
  { directory, header }: Begun,
  { harness, prometheus, display, onProgress }: RoundsContext,
): Promise<readonly boolean[]> {
  const path = trialPath(directory, planned)
  await using stack = new AsyncDisposableStack()
  const watch: WatchedRun | undefined = isLoad(planned.scenario)
    ? stack.use(
        await watchRun({
          root: harness.root,
          directory,
          testid: basename(directory),
          deployment: planned.deployment,
          prometheus,
          display,
          onWarning: onProgress,
        }),
      )
    : undefined
  await runTrial(planned, {
    harness,
    header,
    path,
    onProgress: message => onProgress(`  ${message}`),
    watch,
  })
  const summary = trialSummary(readTrial(path))
  if (watch === undefined || summary === undefined) return []
  return [(await watch.finish(summary)).streamed]
}
