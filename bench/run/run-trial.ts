import { messageOf } from '../machine/availability.ts'
import type { PlannedTrial } from '../plan/run-plan.ts'
import type { SubjectAction } from '../plan/scenarios/scenario.ts'
import { startedSubjects, subjectNamed } from '../plan/subjects/registry.ts'
import type { Deployment, Subject } from '../plan/subjects/subject.ts'
import { fingerprint } from '../samples/directory.ts'
import type { RunHeader } from '../samples/run-header.ts'
import type { Sample } from '../samples/run-sample.ts'
import { TRIAL_VERSION } from '../samples/trial.ts'
import { openTrialFile } from '../samples/trial-file.ts'
import { counts } from './faults/counts.ts'
import { development } from './faults/development.ts'
import { resumes } from './faults/resumes.ts'
import { runFault } from './faults/run-fault.ts'
import { measureLoad } from './measure-load.ts'
import { measureScaleOut } from './scale-out.ts'
import type { Testbed } from './testbed.ts'
import { visitInTurn } from './visit-in-turn.ts'
import type { RunWatch, WatchedRun } from './watch-run.ts'

/** What a trial needs beside its plan. */
export type TrialContext = {
  readonly testbed: Testbed
  readonly header: RunHeader
  readonly path: string
  readonly onProgress: (message: string) => void
  /** Looks on while the load goes; undefined: nobody does. */
  readonly watch: WatchedRun | undefined
}

/**
 * Makes one trial on fresh processes and saves its samples, line by line. The file counts once the trial has ended or failed;
 * everything it started has ended when it returns or throws.
 *
 * @throws ProcessFailure when one of the processes ends by itself in the first round, with the tail of its log
 */
export async function runTrial(planned: PlannedTrial, context: TrialContext): Promise<void> {
  const { testbed, header, path, onProgress, watch } = context
  const { scenario, deployment, round, position, seed, action } = planned
  using file = openTrialFile(path, {
    type: 'trial',
    version: TRIAL_VERSION,
    ...{ scenario, deployment, round, position, seed, action },
    ...(action.type === 'visits' && { subjects: header.plan.subjects }),
    answers: header.answers,
    harnessCores: header.harnessCores,
    fingerprint: fingerprint(header.environment, header.pinning),
    startedAt: new Date().toISOString(),
  })
  const onSample = (sample: Sample) => {
    file.write(sample)
    watch?.onSample(sample)
  }
  try {
    if (action.type === 'visits') {
      const deployments = startedSubjects(header.plan)
      await visitInTurn(action.visits, deployments, { testbed, onSample, onProgress })
    } else {
      await perform(action, {
        ...{ testbed, seed, onSample, onProgress },
        subject: subjectNamed(deployment, header.plan),
        ...(watch === undefined ? {} : { watch }),
      })
    }
    file.end(new Date().toISOString())
  } catch (error) {
    // In the first round it is the set-up that is wrong. Later it is the deployment that fails: the report lists it, and it is not made again.
    if (testbed.signal.aborted || round === 1) throw error
    const [reason = ''] = messageOf(error).split('\n')
    onProgress(`the trial failed: ${reason}`)
    file.end(new Date().toISOString(), reason)
  }
}

/** What an action is done to, and who is told. */
export type Performance = {
  readonly deployment: Deployment
  readonly testbed: Testbed
  readonly seed: number
  /** A raw sample, to be kept at once. */
  readonly onSample: (sample: Sample) => void
  readonly onProgress: (message: string) => void
  /** Looks on while the load goes; absent: nobody does. */
  readonly watch?: RunWatch
}

/**
 * Does one action to one subject, a deployment on fresh processes. Everything it started has ended when it returns or throws.
 *
 * @throws ProcessFailure when a process ends that the action did not end; the signal's reason; Error when the action starts
 *   what it is done to, and the subject is attached
 */
export async function perform(
  action: SubjectAction,
  { subject, ...rest }: Omit<Performance, 'deployment'> & { readonly subject: Subject },
): Promise<void> {
  if (action.type === 'load') return measureLoad(subject, action.profile, rest.testbed, rest)
  if (subject.kind === 'attached') {
    throw new Error(
      `${action.type}: expected a deployment to start, found ${subject.name}, which somebody else runs`,
    )
  }
  const performance: Performance = { ...rest, deployment: subject }
  switch (action.type) {
    case 'fault':
      return runFault(action, performance)
    case 'development':
      return development(action.load, performance)
    case 'resumes':
      return resumes(action, performance)
    case 'scale-out':
      return measureScaleOut(action, performance)
    case 'counts':
      return counts(performance)
  }
}
