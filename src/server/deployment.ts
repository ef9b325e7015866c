/** Which of the two deployments the page is served by. */
export type Deployment =
  | { readonly name: 'integrated'; readonly socketPath: string }
  | { readonly name: 'separate' }

// Next bundles its own copy of this module into every page: only what stands on globalThis is
// shared with the server that started the process.
const key = Symbol.for('next-websocket-deployments.deployment')
const registry: typeof globalThis & { [key]?: Deployment } = globalThis

/** Called once by the process that carries Next, before Next renders. */
export function announceDeployment(deployment: Deployment): void {
  registry[key] = deployment
}

/** The deployment this process belongs to; `separate` where nobody announced one, as in `next start` by itself. */
export function currentDeployment(): Deployment {
  return registry[key] ?? { name: 'separate' }
}
