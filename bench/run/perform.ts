import type { SubjectAction } from '../plan/scenarios/scenario.ts'
import type { Deployment } from '../plan/subjects/deployment.ts'
import type { Subject } from '../plan/subjects/subject.ts'
import type { Sample } from '../samples/run-sample.ts'
import { counts } from './faults/counts.ts'
import { development } from './faults/development.ts'
import { runFault } from './faults/run-fault.ts'
import { measureLoad } from './measure-load.ts'
import type { RunWatch } from './run-watch.ts'
import type { Testbed } from './testbed.ts'

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
    case 'counts':
      return counts(performance)
  }
}
