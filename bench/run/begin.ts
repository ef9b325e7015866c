import type { RunPlan } from '../plan/run-plan.ts'
import { requireSameApp } from '../samples/app-name.ts'
import { fingerprint, writeHeader } from '../samples/directory.ts'
import { createResultsDirectory } from '../samples/results-directory.ts'
import { RUN_VERSION, type RunHeader } from '../samples/run-header.ts'
import type { Testbed } from './testbed.ts'

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
