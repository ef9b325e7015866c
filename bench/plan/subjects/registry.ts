import type { RunPlan } from '../run-plan.ts'
import { againOf, beforeOf } from './again.ts'
import { integrated } from './integrated.ts'
import { relayVariants } from './relay.ts'
import { separate } from './separate.ts'
import type { Deployment, Subject } from './subject.ts'

/** Every deployment of the app that the bench can measure. */
export const deployments: readonly Deployment[] = [integrated, separate]

/** The same, each under the names that it has beside itself. */
const besides: readonly Deployment[] = deployments.flatMap(deployment =>
  [againOf, beforeOf].map(named => ({ ...deployment, name: named(deployment.name) })),
)

/**
 * A deployment by its name, or by the name that it has beside itself.
 *
 * @throws Error that lists the names there are
 */
export function deploymentNamed(name: string): Deployment {
  const found = [...deployments, ...besides].find(deployment => deployment.name === name)
  if (found !== undefined) return found
  const names = deployments.map(deployment => deployment.name).join(' or ')
  throw new Error(`expected a deployment (${names}), found ${JSON.stringify(name)}`)
}

/**
 * What a plan measures, by the names in it: an attached server is in the plan itself, all else is in this registry or in relay.ts.
 *
 * @throws Error that lists the names there are
 */
export function subjectNamed(name: string, { attached = [] }: Pick<RunPlan, 'attached'>): Subject {
  const known: readonly Subject[] = [...attached, ...relayVariants]
  return known.find(subject => subject.name === name) ?? deploymentNamed(name)
}

/** Those of a plan's subjects that the bench starts. */
export function startedSubjects(plan: Pick<RunPlan, 'subjects' | 'attached'>): Deployment[] {
  return plan.subjects
    .map(name => subjectNamed(name, plan))
    .filter(subject => subject.kind === 'started')
}
