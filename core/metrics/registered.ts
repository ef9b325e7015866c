// Next bundles copies of these modules of its own: only what stands on globalThis is shared with the server that
// started the process.
const key = Symbol.for('next-websocket-deployments.metrics')
const shared: typeof globalThis & { [key]?: true } = globalThis

/** Says that this process has its metrics. */
export function announceMetrics(): void {
  shared[key] = true
}

/** They are closed. */
export function withdrawMetrics(): void {
  delete shared[key]
}

/** Whether this process has its metrics already, opened by whichever copy of these modules. */
export function hasMetrics(): boolean {
  return shared[key] === true
}
