import type { Deployment } from './deployment.ts'
import { integrated } from './integrated.ts'
import { separate } from './separate.ts'

/** Every deployment that the bench can measure. */
export const deployments: readonly Deployment[] = [integrated, separate]

/** @throws Error that lists the names there are */
export function deploymentNamed(name: string): Deployment {
  const found = deployments.find(deployment => deployment.name === name)
  if (found !== undefined) return found
  const names = deployments.map(deployment => deployment.name).join(' or ')
  throw new Error(`expected a deployment (${names}), found ${JSON.stringify(name)}`)
}
