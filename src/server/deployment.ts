import { shared } from './shared.ts'

/** Which of the two deployments the page is served by. */
export type Deployment =
  | { readonly name: 'integrated'; readonly socketPath: string }
  | { readonly name: 'separate' }

const deployment = shared<Deployment>('deployment')

/** Called once by the process that carries Next, before Next renders. */
export function announceDeployment(announced: Deployment): void {
  deployment.set(announced)
}

/** The deployment this process belongs to; in development the separate one has Next in a process below ours. */
export function currentDeployment(): Deployment {
  return deployment.get() ?? { name: 'separate' }
}
