import { basename } from 'node:path'
import { trialSummary } from '../measures/figures/summary.ts'
import { type PlannedTrial, type RunPlan, secondsLeft, trialsOf } from '../plan/run-plan.ts'
import { requireSameApp } from '../samples/app-name.ts'
import { findTrial, fingerprint, readTrials, trialPath, writeHeader } from '../samples/directory.ts'
import { createResultsDirectory } from '../samples/results-directory.ts'
import { RUN_VERSION, type RunHeader } from '../samples/run-header.ts'
import type { Trial } from '../samples/trial.ts'
import { readTrial } from '../samples/trial-file.ts'
import type { PrometheusServer } from '../telemetry/prometheus-server.ts'
import type { RunDisplay } from '../telemetry/run-state.ts'
import { runTrial } from './run-trial.ts'
import type { Testbed } from './testbed.ts'
import { type WatchedRun, watchRun } from './watch-run.ts'

/** A run under way: where its samples lie, and what was asked for. */
export type Begun = { readonly directory: string; readonly header: RunHeader }

/** Makes the directory of a new run, `results/<moment>-<name>`. */
export function beginRun(plan: RunPlan, name: string, testbed: Testbed): Begun {
  const directory = createResultsDirectory(testbed.root, name)
  const header: RunHeader = {
    version: RUN_VERSION,
    startedAt: new Date().toISOString(),
    plan,
    answers: testbed.answers,
    environment: testbed.facts,
    pinning: testbed.pinning,
    harnessCores: testbed.harnessCores,
  }
  writeHeader(directory, header)
  return { directory, header }
}

/**
 * Takes up a run that was interrupted.
 *
 * @throws Error when it was made on another machine, revision or set of versions
 */
export function resumeRun({ directory, header }: Begun, testbed: Testbed): Begun {
  requireSameApp(directory, header.environment, testbed.facts)
  const [then, now] = [
    fingerprint(header.environment, header.pinning),
    fingerprint(testbed.facts, testbed.pinning),
  ]
  if (then === now) return { directory, header }
  throw new Error(
    `${directory} was made on another machine, revision or set of versions (${then}) than this one (${now}). Remedy: npm run report -- ${directory} shows what it has; npm run ${header.plan.command} begins a new one`,
  )
}

/** Whether a run has ended by its plan, and no further round is needed. */
export type IsWhole = (header: RunHeader, trials: readonly Trial[]) => boolean

/** What all trials of a run share. */
export type MeasureContext = {
  readonly testbed: Testbed
  readonly prometheus: PrometheusServer
  readonly display: RunDisplay | undefined
  readonly onProgress: (message: string) => void
  /** Asked after each round. */
  readonly isWhole: IsWhole
  /** What is made again after a round, because windows were lost; absent: nothing. */
  readonly repeats?:
    | ((header: RunHeader, trials: readonly Trial[]) => readonly PlannedTrial[])
    | undefined
}

/**
 * Makes the trials of a plan, round after round, until it is whole. Trials whose samples are there already are not made again, so
 * that a run that was interrupted goes on where it was; but the trials of a scenario in a round belong to one moment, and where one of
 * them is missing all are made again.
 *
 * @returns whether Prometheus has every series that it was sent
 * @throws ProcessFailure when a process of the first round ends by itself
 */
export async function measurePlan(
  begun: Begun,
  context: MeasureContext,
): Promise<{ readonly streamed: boolean }> {
  const { directory, header } = begun
  const streamed: boolean[] = []
  for (let round = 1; ; round++) {
    const ofRound = trialsOf(header.plan, round)
    for (const group of Map.groupBy(ofRound, ({ scenario }) => scenario).values()) {
      if (group.every(trial => findTrial(directory, trial) !== undefined)) continue
      for (const trial of group) {
        context.onProgress(
          `round ${round}, ${trial.scenario}, ${trial.deployment} (${timeLeft(begun, trial)})`,
        )
        streamed.push(...(await measureTrial(trial, begun, context)))
      }
    }
    const trials = readTrials(directory, header)
    const repeats = context.repeats?.(header, trials) ?? []
    for (const trial of repeats) {
      context.onProgress(`once more, as windows were lost: ${trial.scenario}, ${trial.deployment}`)
      streamed.push(...(await measureTrial(trial, begun, context)))
    }
    const all = repeats.length === 0 ? trials : readTrials(directory, header)
    if (!context.isWhole(header, all)) continue
    return { streamed: streamed.length > 0 && streamed.every(Boolean) }
  }
}

/** A trial that is made again has a file, and takes its time all the same. */
function timeLeft(
  { directory, header: { plan } }: Begun,
  { round, seconds: own }: PlannedTrial,
): string {
  const left = secondsLeft(plan, round, trial => findTrial(directory, trial) !== undefined)
  const seconds = Math.max(own, left)
  const further = plan.rounds.until === 'narrow' ? ', then further rounds if there is time' : ''
  return `${Math.ceil(seconds / 60)} min at most${further}`
}

/** Gives whether Prometheus took the trial's series; nothing for one without load, which has none. */
async function measureTrial(
  planned: PlannedTrial,
  { directory, header }: Begun,
  { testbed, prometheus, display, onProgress }: MeasureContext,
): Promise<readonly boolean[]> {
  const path = trialPath(directory, planned)
  const { action, deployment } = planned
  await using stack = new AsyncDisposableStack()
  const watch: WatchedRun | undefined =
    action.type === 'load'
      ? stack.use(
          await watchRun({
            root: testbed.root,
            directory,
            testid: basename(directory),
            deployment,
            profile: action.profile,
            prometheus,
            display,
            onWarning: onProgress,
          }),
        )
      : undefined
  await runTrial(planned, {
    testbed,
    header,
    path,
    onProgress: message => onProgress(`  ${message}`),
    watch,
  })
  const summary = trialSummary(readTrial(path))
  if (watch === undefined || summary === undefined) return []
  return [(await watch.finish(summary)).streamed]
}
