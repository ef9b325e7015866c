import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { LiveDisplay } from '../live/live-display.ts'
import { trialSummary } from '../measures/trial-summary.ts'
import type { PrometheusServer } from '../prometheus/prometheus-server.ts'
import type { Harness } from '../run/preflight.ts'
import { type WatchedRun, watchRun } from '../run/watch-run.ts'
import { readTrial } from '../samples/trial-file.ts'
import type { Begun } from './begin.ts'
import { observe } from './conclude.ts'
import { readTrials, trialPath } from './directory.ts'
import { type PlannedTrial, planRound, planScenarios } from './plan.ts'
import { runTrial } from './run-trial.ts'
import { decide } from './stop.ts'

/** What all rounds share. */
export type RoundsContext = {
  readonly harness: Harness
  readonly prometheus: PrometheusServer
  readonly display: LiveDisplay | undefined
  readonly onProgress: (message: string) => void
}

/**
 * Makes round after round, until every interval is narrow enough or the budget is spent. A trial whose samples are there
 * already is not made again, so that a comparison that was cut goes on where it was.
 *
 * @returns whether Prometheus has everything that it was sent
 * @throws ProcessFailure when a process of a trial ends by itself
 */
export async function measureRounds(
  { directory, header }: Begun,
  context: RoundsContext,
): Promise<{ readonly streamed: boolean }> {
  const plan = planScenarios(header)
  let streamed = false
  for (let round = 1; ; round++) {
    for (const planned of planRound(plan, round, header)) {
      if (existsSync(trialPath(directory, planned))) continue
      context.onProgress(`round ${round}, ${planned.scenario}, ${planned.deployment}`)
      streamed = (await measureTrial(planned, { directory, header }, context)) || streamed
    }
    const trials = readTrials(directory, header)
    if (decide(header, trials, trials.flatMap(observe)).state === 'stop') return { streamed }
  }
}

/** Gives whether the trial's series stream to a Prometheus; those of a drill do not. */
async function measureTrial(
  planned: PlannedTrial,
  { directory, header }: Begun,
  { harness, prometheus, display, onProgress }: RoundsContext,
): Promise<boolean> {
  const path = trialPath(directory, planned)
  await using stack = new AsyncDisposableStack()
  const watch: WatchedRun | undefined =
    planned.scenario === 'load'
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
  if (watch === undefined || summary === undefined) return false
  return (await watch.finish(summary)).streamed
}
