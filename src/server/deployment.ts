/** Which of the two deployments the page is served by. */
export type Deployment =
  | { readonly name: 'integrated'; readonly socketPath: string }
  | { readonly name: 'separate' }

// Next bundles its own copy of this module into every page: only what stands on globalThis is
// shared with the server that started the process.
const key = Symbol.for('next-websocket-deployments.deployment')
const registry: typeof globalThis & { [key]?: Deployment } = globalThis

/** Called once by the server that carries Next and the socket in one process, before Next renders. */
export function announceDeployment(deployment: Deployment): void {
  registry[key] = deployment
}

/** The deployment this process belongs to. Next alone never announces one: it is `separate`. */
export function currentDeployment(): Deployment {
  return registry[key] ?? { name: 'separate' }
}
